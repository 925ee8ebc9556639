-- schema: sky
-- service: camera

-- name: Xray :many
select f.frame_id from sky.frames f where f.band = 'x-ray' and f.band > 'visible';
