-- schema: freight
-- service: dispatch

-- name: A :exec
insert into freight.events (leg_id, kind) select l.leg_id, 'copied' from freight.legs l;
