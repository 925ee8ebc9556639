-- schema: freight
-- service: dispatch

-- name: A :many
select l.leg_id from freight.leg l;
