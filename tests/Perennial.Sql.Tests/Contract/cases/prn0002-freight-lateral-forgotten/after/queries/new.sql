-- schema: freight
-- service: dispatch

-- name: A :many
select l.leg_id, e.kind from freight.legs l, (select kind from freight.events ev where ev.leg_id = l.leg_id limit 1) e;
