-- name: Echo :one
select @x is null as is_null;
