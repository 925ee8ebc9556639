-- schema: harbor

-- name: A :many
select papers['insurance'] as i from harbor.ships;
