-- schema: pay

-- name: A :many
SELECT net(p.salary) AS n FROM pay.people p;
