-- schema: pay

-- name: A :many
SELECT grade, count(*) FILTER (WHERE salary > 10) AS rich, array_agg(name ORDER BY name) AS names, percentile_cont(0.5) WITHIN GROUP (ORDER BY salary) AS median FROM pay.people GROUP BY GROUPING SETS ((grade), ());
