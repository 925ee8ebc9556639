-- schema: sky
-- service: camera

-- name: Ordered :many
-- order: secconds
select f.frame_id, f.seconds from sky.frames f;
