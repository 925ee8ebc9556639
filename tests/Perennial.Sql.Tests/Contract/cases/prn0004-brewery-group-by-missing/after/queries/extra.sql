-- name: BeersByStyle :many
SELECT b.style, t.taster, count(*) FROM beers b JOIN tastings t ON t.beer_id = b.id GROUP BY t.taster;
