-- name: 2tasks :many
select id from tasks;
