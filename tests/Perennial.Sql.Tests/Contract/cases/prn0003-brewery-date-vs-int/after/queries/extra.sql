-- name: Old :many
SELECT id FROM beers WHERE brewed_on < 2020;
