-- name: Mixed :many
SELECT id FROM beers WHERE id = $1 AND style = @style;
