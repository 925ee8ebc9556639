-- schema: harbor

-- name: A :many
select imo from (select imo from harbor.ships);
