-- name: A :many
select casefold(slug) as x from articles;
