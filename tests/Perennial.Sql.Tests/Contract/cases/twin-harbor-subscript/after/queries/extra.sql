-- schema: harbor

-- name: A :many
select papers['insurance']['until'] as i from harbor.ships;
