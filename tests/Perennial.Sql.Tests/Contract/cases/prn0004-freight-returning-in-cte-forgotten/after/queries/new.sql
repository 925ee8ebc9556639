-- schema: freight
-- service: dispatch

-- name: A :many
with d as (delete from freight.legs where leg_id = @leg) select d.leg_id from d;
