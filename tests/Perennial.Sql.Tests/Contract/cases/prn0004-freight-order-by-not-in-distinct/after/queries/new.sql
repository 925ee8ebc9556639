-- schema: freight
-- service: dispatch

-- name: A :many
select distinct l.origin from freight.legs l order by l.departed;
