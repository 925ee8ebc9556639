-- schema: sky
-- service: camera

-- name: Ranked :many
select x.frame_id from (select f.frame_id, row_number() over (partition by f.band order by f.brightness) as r from sky.frames f) x where x.r <= 10;
