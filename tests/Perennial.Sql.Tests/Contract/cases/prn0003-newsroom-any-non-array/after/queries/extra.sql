-- name: A :many
select slug from articles where slug = any(slug);
