-- name: A :many
SELECT m.id FROM messages m JOIN users u USING (author_id);
