-- schema: pay

-- name: A :many
SELECT max(count(*)) AS r FROM pay.people GROUP BY grade;
