-- schema: freight
-- service: dispatch

-- name: A :one
delete from freight.legs where leg_id = @leg;
