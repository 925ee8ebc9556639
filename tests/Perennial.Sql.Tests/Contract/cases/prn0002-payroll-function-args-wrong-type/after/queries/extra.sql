-- schema: pay

-- name: A :many
SELECT pay.net(p.name) AS n FROM pay.people p;
