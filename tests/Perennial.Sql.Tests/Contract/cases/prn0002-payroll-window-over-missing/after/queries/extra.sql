-- schema: pay

-- name: A :many
SELECT name, rank() OVER w2 AS r FROM pay.people WINDOW w AS (ORDER BY salary);
