-- name: Two :many
-- row: my row
select id from tasks;
