-- name: Old :many
SELECT id, name || '!' AS loud, brewed_on + 7 AS ripe FROM beers WHERE brewed_on < '2020-01-01' AND extract(year from brewed_on) < 2020;
