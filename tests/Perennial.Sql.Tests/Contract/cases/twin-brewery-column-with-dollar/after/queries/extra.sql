-- name: Dollars :many
SELECT name AS "$9", abv AS "a$1" FROM beers WHERE id = @id;
