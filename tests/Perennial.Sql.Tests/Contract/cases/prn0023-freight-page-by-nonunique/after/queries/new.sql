-- schema: freight
-- service: dispatch

-- name: A :many
-- page: origin
select l.origin, l.leg_id from freight.legs l;
