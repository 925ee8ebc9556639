-- name: A :many
SELECT id FROM messages WHERE 'x' = tags;
