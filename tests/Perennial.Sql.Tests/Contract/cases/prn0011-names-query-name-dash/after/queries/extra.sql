-- name: get-task :many
select id from tasks;
