-- name: A :many
select json_scalar(author_id) as x from authors;
