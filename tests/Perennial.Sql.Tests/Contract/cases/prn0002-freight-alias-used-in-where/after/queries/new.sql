-- schema: freight
-- service: dispatch

-- name: A :many
select l.arrived - l.departed as took from freight.legs l where took > interval '1 hour';
