-- schema: pay

-- name: A :one
SELECT pay.run_month(current_date) AS n;
