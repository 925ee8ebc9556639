-- name: TankAndBeer :many
SELECT sqlc.embed(t), sqlc.embed(b) FROM tanks t JOIN beers b ON b.id = t.beer_id WHERE b.style = ANY($1::text[]);
