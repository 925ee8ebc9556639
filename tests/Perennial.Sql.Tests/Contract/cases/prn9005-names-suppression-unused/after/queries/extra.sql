-- name: Two :many
-- perennial-ignore PRN0021: really
select id from tasks;
