-- schema: freight
-- service: dispatch

-- name: A :exec
insert into freight.legs (carrier_id, origin, weight) values (@c, @o, @w);
