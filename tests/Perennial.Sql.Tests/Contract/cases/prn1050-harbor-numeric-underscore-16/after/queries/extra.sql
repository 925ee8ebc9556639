-- schema: harbor

-- name: A :many
select imo from harbor.ships where tonnage > 100_000;
