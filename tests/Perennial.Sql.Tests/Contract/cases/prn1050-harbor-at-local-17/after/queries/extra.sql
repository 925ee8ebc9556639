-- schema: harbor

-- name: A :many
select arrived at local as here from harbor.calls;
