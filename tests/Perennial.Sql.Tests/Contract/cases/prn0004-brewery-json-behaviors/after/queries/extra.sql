-- name: Wrapped :many
SELECT json_query(steps, '$.a' WITH WRAPPER OMIT QUOTES) AS a FROM recipes;
-- name: Emptied :many
SELECT json_value(steps, '$.a' RETURNING int EMPTY ON EMPTY) AS a FROM recipes;
-- name: Exists :many
SELECT json_exists(steps, '$.a' DEFAULT 1 ON ERROR) AS a FROM recipes;
