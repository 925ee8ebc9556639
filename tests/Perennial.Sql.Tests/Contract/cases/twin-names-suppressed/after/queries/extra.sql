-- name: Two :many
-- perennial-ignore PRN0021: a placeholder until the column exists
select id from tasks where id = null;
