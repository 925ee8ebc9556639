-- name: Both :many
SELECT id, name FROM beers UNION SELECT id FROM tanks;
