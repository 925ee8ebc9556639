-- name: Scores :many
SELECT b.name, tastings.score FROM beers b WHERE tastings.beer_id = b.id;
