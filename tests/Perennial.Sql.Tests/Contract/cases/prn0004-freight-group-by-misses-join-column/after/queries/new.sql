-- schema: freight
-- service: dispatch

-- name: A :many
select c.name, l.origin, count(*) from freight.legs l join freight.carriers c using (carrier_id) group by c.carrier_id;
