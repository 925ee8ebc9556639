-- schema: pay

-- name: A :many
SELECT count(DISTINCT grade) OVER () AS r FROM pay.people;
