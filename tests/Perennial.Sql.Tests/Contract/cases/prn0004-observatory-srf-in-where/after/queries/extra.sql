-- schema: sky
-- service: camera

-- name: Unnested :many
select t.label from sky.telescopes t where unnest(t.bands) = 'visible';
