-- schema: pay

-- name: A :many
SELECT pay.net(p.salary) AS a, pay.net(tax => 0.1, gross => p.salary) AS b, pay.total(1, 2, p.salary) AS c, pay.total(VARIADIC ARRAY[1.5]) AS d FROM pay.people p;
