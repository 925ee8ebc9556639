-- schema: sky
-- service: camera

-- name: Paged :many
-- page: brightness, frame_id
select f.frame_id, f.brightness from sky.frames f;
