-- schema: sky
-- service: camera

-- name: Shift :many
select n.night + 'tomorrow'::text as next from sky.nights n;
