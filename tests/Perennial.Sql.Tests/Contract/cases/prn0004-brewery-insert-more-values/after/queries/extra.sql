-- name: AddTank :exec
INSERT INTO tanks (id, litres) VALUES ($1, $2, $3);
