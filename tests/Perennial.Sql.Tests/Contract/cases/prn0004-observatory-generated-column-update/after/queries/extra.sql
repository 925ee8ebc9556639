-- schema: sky
-- service: camera

-- name: SetOdd :exec
update sky.frames set minutes = 2 where frame_id = @id;
