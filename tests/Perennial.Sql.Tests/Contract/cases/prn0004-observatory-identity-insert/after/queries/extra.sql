-- schema: sky
-- service: camera

-- name: AddNumbered :exec
insert into sky.frames (frame_id, night, telescope_id, band, seconds) values (@id, @night, @telescope_id, @band, 60);
