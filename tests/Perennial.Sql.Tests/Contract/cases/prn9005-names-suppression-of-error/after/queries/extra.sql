-- name: Two :many
-- perennial-ignore PRN0002: it is there
select idd from tasks;
