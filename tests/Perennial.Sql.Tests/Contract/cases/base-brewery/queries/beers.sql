-- name: GetBeer :one
SELECT * FROM beers WHERE id = $1;

-- name: ListBeers :many
SELECT b.id, b.name, avg(t.score) AS score
FROM beers b LEFT JOIN tastings t ON t.beer_id = b.id
GROUP BY b.id ORDER BY b.name LIMIT $1 OFFSET $2;

-- name: CreateBeer :one
INSERT INTO beers (name, abv, style) VALUES ($1, $2, $3) RETURNING *;

-- name: FillTank :exec
UPDATE tanks SET beer_id = sqlc.narg('beer') WHERE id = sqlc.arg('tank');

-- name: Taste :execrows
INSERT INTO tastings (beer_id, taster, score) VALUES ($1, $2, $3) ON CONFLICT (beer_id, taster) DO UPDATE SET score = EXCLUDED.score, at = now();
