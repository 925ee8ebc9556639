-- name: BySize :many
select id from pages order by box(point(0, 0), point(id, 1)) using <;

-- name: ByTitle :many
select id from pages order by title using ~~;
