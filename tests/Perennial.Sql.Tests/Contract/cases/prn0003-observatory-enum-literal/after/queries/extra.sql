-- schema: sky
-- service: camera

-- name: Violet :many
select f.frame_id from sky.frames f where f.band = 'violet';
