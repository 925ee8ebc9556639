-- schema: pay

-- name: A :many
SELECT CASE WHEN salary > 10 THEN salary ELSE name END AS x FROM pay.people;
