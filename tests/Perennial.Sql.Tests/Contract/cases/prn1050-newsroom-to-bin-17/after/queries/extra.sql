-- name: A :many
select to_bin(author_id) as x from authors;
