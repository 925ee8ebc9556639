-- schema: freight
-- service: dispatch

-- name: A :many
select l.leg_id from freight.legs l where l.origin = @x or l.leg_id = @x;
