-- name: ByBytes :many
select id from pages order by title using ~<~, body using ~>~;

-- name: BySlug :many
select id from pages order by slug using >, title using <;
