-- name: Sorted :many
SELECT id, name FROM beers ORDER BY 3;
