-- schema: sky
-- service: camera

-- name: AddFrame :single
insert into sky.frames (night, telescope_id, band, seconds, brightness)
values (@night, @telescope_id, @band, @seconds, @brightness?)
returning frame_id;

-- name: BrightFrames :many
-- Frames that are brighter than a limit.
-- page: frame_id
select f.frame_id, f.band, f.brightness from sky.frames f where f.brightness < @below;

-- name: FramesOfNight :many
-- optional: band
-- order: seconds, brightness, frame_id
select f.frame_id, f.band, f.seconds, f.brightness from sky.frames f where f.night = @night and f.band = @band;
