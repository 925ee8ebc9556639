-- name: Odd :many
SELECT name + 1 AS n FROM beers;
