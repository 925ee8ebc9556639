-- schema: pay

-- name: A :one
SELECT pay.total('a', true) AS t;
