-- name: Two :many
-- row: Brief
select id, class from tasks;

-- name: Three :one
-- row: Brief
select t.id, t.class from tasks t where t.id = @id;
