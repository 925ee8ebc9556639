-- schema: freight
-- service: dispatch

-- name: A :many
select l.leg_id from freight.legs l where l.origin not in ('a', null);
