-- schema: freight
-- service: dispatch

-- name: A :exec
update freight.legs set origin = 'x' from freight.legs where leg_id = @leg;
