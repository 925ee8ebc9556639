-- name: Both :many
SELECT id, abv FROM beers UNION ALL SELECT id, litres FROM tanks ORDER BY 2 NULLS LAST, id;
