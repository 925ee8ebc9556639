-- name Two :many
select id from tasks;
