-- schema: sky
-- service: camera

-- name: Cast :many
select f.frame_id from sky.frames f where f.band = @b::sky.bands;
