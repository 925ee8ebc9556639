-- schema: freight
-- service: dispatch

-- name: A :many
select leg_id from freight.legs order by 1 limit @n::text;
