-- name: A :many
select array_sort(tags) as x from articles;
