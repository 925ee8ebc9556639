-- name: Fields :one
SELECT beers.* FROM beers WHERE id = @id;
-- name: Beside :one
SELECT beers AS beer, 1 AS one FROM beers WHERE id = @id;
-- name: AsValue :value
SELECT beers FROM beers WHERE id = @id;
-- name: Listed :many
SELECT array_agg(b) AS beers FROM beers b;
