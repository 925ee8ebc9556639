-- name: A :batchmany
SELECT sqlc.embed(m), sqlc.embed(u) FROM messages m JOIN users u ON u.id = m.author_id WHERE m.room_id = $1 AND m.kind = $2 AND (m.meta->>'lang') = ANY($3::text[]);
