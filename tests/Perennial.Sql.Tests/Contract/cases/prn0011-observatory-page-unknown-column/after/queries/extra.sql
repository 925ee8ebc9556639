-- schema: sky
-- service: camera

-- name: Paged :many
-- page: frameid
select f.frame_id from sky.frames f;
