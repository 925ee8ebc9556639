-- name: TasteOnce :exec
INSERT INTO tastings (beer_id, taster, score) VALUES ($1, $2, $3) ON CONFLICT (taster) DO NOTHING;
