-- schema: sky
-- service: camera

-- name: Gain :many
select f.frame_id, (f.header ->> 'gain')::int as gain from sky.frames f where (f.header -> 'gain')::int = 5 and f.header ? 'gain';
