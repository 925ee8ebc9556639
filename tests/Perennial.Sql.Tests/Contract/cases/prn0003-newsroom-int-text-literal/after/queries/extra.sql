-- name: A :many
select name from authors where author_id = 'abc';
