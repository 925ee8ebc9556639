-- schema: freight
-- service: dispatch

-- name: A :many
select leg_id, origin from freight.legs union all select carrier_id from freight.carriers;
