-- name: Some :many
SELECT id FROM beers WHERE id = sqlc.opt('ids');
