-- name: A :many
-- name: B :many
SELECT id FROM rooms;
