-- schema: sky
-- service: camera

-- name: Ranked :many
select f.frame_id from sky.frames f where row_number() over (order by f.brightness) <= 10;
