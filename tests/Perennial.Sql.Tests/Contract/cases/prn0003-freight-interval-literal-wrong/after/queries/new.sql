-- schema: freight
-- service: dispatch

-- name: A :many
select l.leg_id from freight.legs l where l.departed > now() - interval '3 dayz';
