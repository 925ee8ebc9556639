-- name: EmptyTank :exec
INSERT INTO tanks (id) VALUES ($1);
