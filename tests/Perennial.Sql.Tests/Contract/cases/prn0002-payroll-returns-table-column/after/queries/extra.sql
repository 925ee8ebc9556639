-- schema: pay

-- name: A :many
SELECT s.persn FROM pay.slips(@month) s;
