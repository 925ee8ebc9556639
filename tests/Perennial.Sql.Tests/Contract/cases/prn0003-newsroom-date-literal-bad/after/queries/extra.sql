-- name: A :many
select slug from articles where published > '2024-02-30';
