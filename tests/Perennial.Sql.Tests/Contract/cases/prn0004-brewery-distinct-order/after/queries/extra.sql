-- name: Styles :many
SELECT DISTINCT style FROM beers ORDER BY abv;
