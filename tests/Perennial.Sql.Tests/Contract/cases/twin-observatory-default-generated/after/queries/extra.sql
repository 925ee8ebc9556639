-- schema: sky
-- service: camera

-- name: AddDefault :exec
insert into sky.frames (frame_id, night, telescope_id, band, seconds, minutes) values (default, @night, @telescope_id, @band, 60, default);
