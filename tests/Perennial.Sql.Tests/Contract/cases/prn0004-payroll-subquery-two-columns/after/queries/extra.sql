-- schema: pay

-- name: A :many
SELECT (SELECT name, salary FROM pay.people LIMIT 1) AS x;
