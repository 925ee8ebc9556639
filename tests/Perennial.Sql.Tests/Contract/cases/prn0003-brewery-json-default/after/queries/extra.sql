-- name: Today :many
SELECT json_value(steps, '$.day' RETURNING date DEFAULT current_date ON EMPTY) AS day FROM recipes;
-- name: Other :many
SELECT json_value(steps, '$.day' RETURNING int DEFAULT id ON EMPTY) AS day FROM recipes;
-- name: Given :many
SELECT json_value(steps, '$.day' DEFAULT @day ON EMPTY) AS day FROM recipes;
-- name: Lower :many
SELECT json_value(steps, '$.day' DEFAULT lower(id::text) ON EMPTY) AS day FROM recipes;
