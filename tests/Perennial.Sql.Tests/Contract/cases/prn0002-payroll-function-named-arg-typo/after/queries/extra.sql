-- schema: pay

-- name: A :many
SELECT pay.net(p.salary, taxes => 0.1) AS n FROM pay.people p;
