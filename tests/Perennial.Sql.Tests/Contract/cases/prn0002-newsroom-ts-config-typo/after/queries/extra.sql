-- name: A :many
select slug from articles where search @@ to_tsquery('englsh', 'a & b');
