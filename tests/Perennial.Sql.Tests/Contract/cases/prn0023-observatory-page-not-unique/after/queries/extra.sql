-- schema: sky
-- service: camera

-- name: Paged :many
-- page: seconds
select f.frame_id, f.seconds from sky.frames f;
