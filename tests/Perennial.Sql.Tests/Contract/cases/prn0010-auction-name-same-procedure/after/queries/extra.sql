-- schema: auction

-- name: PlaceBid :one
select 1 as one;
