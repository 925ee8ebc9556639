-- schema: pay

-- name: A :many
SELECT pay.net(p.salary, 0.1, 3) AS n FROM pay.people p;
