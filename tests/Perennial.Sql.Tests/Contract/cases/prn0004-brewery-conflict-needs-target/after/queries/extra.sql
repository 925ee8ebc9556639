-- name: TasteOver :exec
INSERT INTO tastings (beer_id, taster, score) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET score = 0;
