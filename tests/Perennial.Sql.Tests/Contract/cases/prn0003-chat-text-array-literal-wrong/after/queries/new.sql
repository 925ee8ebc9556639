-- name: A :many
SELECT id FROM messages WHERE tags @> '["x"]';
