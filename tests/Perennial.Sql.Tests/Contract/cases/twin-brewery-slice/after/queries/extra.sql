-- name: Some :many
SELECT id FROM beers WHERE id IN (sqlc.slice('ids'));
