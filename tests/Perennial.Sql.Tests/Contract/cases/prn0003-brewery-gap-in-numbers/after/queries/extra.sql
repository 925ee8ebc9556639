-- name: Gap :many
SELECT id FROM beers WHERE id = $2;
