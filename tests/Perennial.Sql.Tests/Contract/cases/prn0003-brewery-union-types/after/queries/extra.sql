-- name: Both :many
SELECT id, name FROM beers UNION ALL SELECT litres, id FROM tanks;
