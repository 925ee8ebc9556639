-- name: Search :many
select slug, ts_rank(search, websearch_to_tsquery('english', @words)) as rank, ts_headline('english', body, websearch_to_tsquery('english', @words)) as headline
from articles where search @@ websearch_to_tsquery('english', @words) order by rank desc limit 20;

-- name: Publish :execrows
update articles set published = now(), meta = meta || jsonb_build_object('by', @by::text) where slug = @slug;
