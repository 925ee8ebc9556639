-- name: WholeBeer :one
SELECT beers FROM beers WHERE id = @id;
-- name: WholeBeers :many
UPDATE beers b SET style = 'ale' RETURNING b;
