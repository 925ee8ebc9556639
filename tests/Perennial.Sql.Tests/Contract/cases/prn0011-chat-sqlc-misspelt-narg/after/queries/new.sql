-- name: A :exec
UPDATE rooms SET topic = sqlc.nargs('topic') WHERE id = sqlc.arg('id');
