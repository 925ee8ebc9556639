-- schema: pay

-- name: A :many
SELECT lower(name) FILTER (WHERE salary > 1) AS r FROM pay.people;
