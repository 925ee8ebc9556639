-- schema: freight
-- service: dispatch

-- name: A :many
select split_part(l.origin, ' ') from freight.legs l;
