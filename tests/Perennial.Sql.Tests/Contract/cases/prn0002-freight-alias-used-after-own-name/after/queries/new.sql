-- schema: freight
-- service: dispatch

-- name: A :many
select legs.leg_id from freight.legs l;
