-- schema: auction

-- name: A :one
select @what is null as missing;
