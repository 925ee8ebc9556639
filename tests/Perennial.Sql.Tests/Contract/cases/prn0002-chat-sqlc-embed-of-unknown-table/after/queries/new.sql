-- name: A :many
SELECT sqlc.embed(message) FROM messages;
