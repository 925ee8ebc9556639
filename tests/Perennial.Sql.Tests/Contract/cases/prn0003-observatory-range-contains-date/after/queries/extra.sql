-- schema: sky
-- service: camera

-- name: OpenOn :many
select n.night from sky.nights n where n.open_during @> @day::date;
