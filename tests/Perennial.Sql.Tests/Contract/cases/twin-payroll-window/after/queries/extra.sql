-- schema: pay

-- name: A :many
SELECT name, rank() OVER w AS r, sum(count(*)) OVER (ORDER BY name) AS running FROM pay.people GROUP BY name, salary WINDOW w AS (ORDER BY salary DESC);
