-- schema: harbor

-- name: A :many
select berth from harbor.berths where note is json object;
