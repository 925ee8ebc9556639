-- name: BeersByKey :many
SELECT b.id, b.style, count(t.taster) FROM beers b LEFT JOIN tastings t ON t.beer_id = b.id GROUP BY b.id;
