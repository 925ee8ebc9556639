-- schema: auction

-- name: GetLot :one
select 1 as one;
