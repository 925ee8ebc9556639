-- name: GoodBeers :many
SELECT beer_id, avg(score) AS mean FROM tastings GROUP BY beer_id HAVING avg(score) > 3 ORDER BY mean DESC;
