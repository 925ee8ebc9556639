-- schema: pay

-- name: A :many
SELECT grade, count(*) AS n FROM pay.people GROUP BY grade FOR UPDATE;
