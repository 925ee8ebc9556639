-- schema: freight
-- service: dispatch

-- name: A :many
select l.leg_id from freight.legs l where l.leg_id > 1_000_000;
