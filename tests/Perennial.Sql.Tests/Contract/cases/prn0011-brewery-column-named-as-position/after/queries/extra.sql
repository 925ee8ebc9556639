-- name: Position :many
SELECT name AS "$1" FROM beers WHERE id = @id;
