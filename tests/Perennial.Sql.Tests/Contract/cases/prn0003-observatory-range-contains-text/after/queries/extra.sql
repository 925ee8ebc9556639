-- schema: sky
-- service: camera

-- name: OpenAt :many
select n.night from sky.nights n where n.open_during && now();
