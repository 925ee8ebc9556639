-- name: Plain :one
INSERT INTO beers (name) VALUES (@name) RETURNING id;
