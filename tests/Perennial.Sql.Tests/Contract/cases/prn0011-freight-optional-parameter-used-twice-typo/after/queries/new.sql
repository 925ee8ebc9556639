-- schema: freight
-- service: dispatch

-- name: A :many
-- optional: origin, dest
select l.leg_id from freight.legs l where l.origin = @origin and l.destination = @destination;
