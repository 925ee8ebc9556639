-- name: GoodBeers :many
SELECT beer_id, avg(score) AS mean FROM tastings GROUP BY beer_id HAVING mean > 3;
