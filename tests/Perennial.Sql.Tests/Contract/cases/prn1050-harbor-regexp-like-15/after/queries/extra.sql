-- schema: harbor

-- name: A :many
select imo from harbor.ships where regexp_like(name, '^MS');
