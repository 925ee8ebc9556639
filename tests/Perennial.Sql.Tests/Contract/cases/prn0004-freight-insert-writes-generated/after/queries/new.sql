-- schema: freight
-- service: dispatch

-- name: A :exec
update freight.legs set route = @route where leg_id = @leg;
