-- name: Two :one
select pg_sleep(0) as x;
