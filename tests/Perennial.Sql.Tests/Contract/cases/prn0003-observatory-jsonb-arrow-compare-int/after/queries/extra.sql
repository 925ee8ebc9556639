-- schema: sky
-- service: camera

-- name: Gain :many
select f.frame_id from sky.frames f where f.header -> 'gain' = 5;
