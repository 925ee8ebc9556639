-- name: Two :many
select id from tasks where id = {id};
