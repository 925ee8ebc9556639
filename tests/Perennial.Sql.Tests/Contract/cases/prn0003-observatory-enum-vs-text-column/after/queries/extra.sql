-- schema: sky
-- service: camera

-- name: Named :many
select f.frame_id from sky.frames f join sky.telescopes t on t.label = f.band;
