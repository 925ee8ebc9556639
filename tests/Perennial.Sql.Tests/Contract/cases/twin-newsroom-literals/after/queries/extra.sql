-- name: A :many
select slug from articles where published > '2024-02-29' and published > now() - interval '5 days 3:00' and tags @> '{a,b}' and meta @> '{"a": [1]}' and slug ~ '^[a-z]+$' and jsonb_path_exists(meta, '$.a[*] ? (@ > 1)');
