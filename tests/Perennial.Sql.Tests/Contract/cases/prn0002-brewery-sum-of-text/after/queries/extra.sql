-- name: Names :one
SELECT sum(style) FROM beers;
