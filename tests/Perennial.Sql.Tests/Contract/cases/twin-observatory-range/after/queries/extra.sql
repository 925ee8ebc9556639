-- schema: sky
-- service: camera

-- name: OpenAt :many
select n.night from sky.nights n where n.open_during @> now() and n.open_during && tstzrange(@from_time, @to_time);
