-- schema: freight
-- service: dispatch

-- name: A :many
select l.leg_id from freight.legs l where (@since is null or true);
