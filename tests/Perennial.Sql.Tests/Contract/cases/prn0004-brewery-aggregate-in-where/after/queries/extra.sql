-- name: Strong :many
SELECT style FROM beers WHERE avg(abv) > 5 GROUP BY style;
