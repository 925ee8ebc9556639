-- schema: freight
-- service: dispatch

-- name: A :many
select l.origin -> 'a' from freight.legs l;
