-- name: Two :many
-- perennial-ignore PRN0021
select id from tasks where id = null;
