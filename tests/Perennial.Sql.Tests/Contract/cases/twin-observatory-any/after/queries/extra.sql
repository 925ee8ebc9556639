-- schema: sky
-- service: camera

-- name: ByBand :many
select t.label, x.b from sky.telescopes t cross join lateral unnest(t.bands) as x(b) where @band = any (t.bands);
