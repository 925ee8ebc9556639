-- schema: sky
-- service: camera

-- name: Paged :many
-- page: seconds, frame_id
select f.frame_id, f.seconds from sky.frames f where f.band = @band;
