-- schema: sky
-- service: camera

-- name: Typo :many
select f.frame_id from sk.frames f;
