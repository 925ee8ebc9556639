-- schema: harbor

-- name: A :one
select array_sample(array_agg(imo), 2) as some from harbor.ships;
