-- schema: sky
-- service: camera

-- name: ByBand :many
select t.label from sky.telescopes t where t.bands = any (t.label);
