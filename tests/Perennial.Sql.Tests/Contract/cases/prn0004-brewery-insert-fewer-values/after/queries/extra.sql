-- name: AddTank :exec
INSERT INTO tanks (id, litres, beer_id) VALUES ($1, $2);
