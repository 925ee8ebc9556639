-- schema: harbor

-- name: A :many
select imo from harbor.ships where imo = 0xFF;
