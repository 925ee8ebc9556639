-- schema: sky
-- service: camera

-- name: Opt :many
-- optional: bnad
select f.frame_id from sky.frames f where f.band = @band;
