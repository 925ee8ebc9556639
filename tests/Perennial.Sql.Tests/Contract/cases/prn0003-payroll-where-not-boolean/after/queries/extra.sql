-- schema: pay

-- name: A :many
SELECT name FROM pay.people WHERE salary;
