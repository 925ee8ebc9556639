-- schema: freight
-- service: dispatch

-- name: A :many
select l.leg_id from freight.legs l where l.arrived is not distinct from @arrived? and l.origin not in (select c.name from freight.carriers c);
