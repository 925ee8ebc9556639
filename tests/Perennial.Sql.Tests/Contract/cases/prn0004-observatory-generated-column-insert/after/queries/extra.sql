-- schema: sky
-- service: camera

-- name: AddOdd :exec
insert into sky.frames (night, telescope_id, band, seconds, minutes) values (@night, @telescope_id, @band, 60, 1.0);
