-- schema: harbor

-- name: A :many
select random(1, 6) as dice from harbor.ships;
