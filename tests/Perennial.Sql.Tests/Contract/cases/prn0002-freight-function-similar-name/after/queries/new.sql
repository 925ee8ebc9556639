-- schema: freight
-- service: dispatch

-- name: A :many
select lenght(l.origin) from freight.legs l;
