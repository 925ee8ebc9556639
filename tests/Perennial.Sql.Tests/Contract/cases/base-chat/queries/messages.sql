-- name: PostMessage :one
INSERT INTO messages (room_id, author_id, body, tags)
VALUES ($1, $2, $3, $4)
RETURNING id, sent_at;

-- name: ListMessages :many
SELECT m.id, m.body, m.kind, u.handle AS author
FROM messages m
LEFT JOIN users u ON u.id = m.author_id
WHERE m.room_id = @room_id AND m.sent_at < @before
ORDER BY m.sent_at DESC
LIMIT @count;

-- name: CountByRoom :many
SELECT r.id, r.title, count(m.id) AS messages
FROM rooms r LEFT JOIN messages m ON m.room_id = r.id
GROUP BY r.id;

-- name: EditMessage :execrows
UPDATE messages SET body = @body, edited_at = now() WHERE id = @id;

-- name: Join :exec
INSERT INTO members (room_id, user_id, role) VALUES (@room_id, @user_id, @role)
ON CONFLICT (room_id, user_id) DO UPDATE SET role = excluded.role;

-- name: RoleOf :value
SELECT role FROM members WHERE room_id = @room_id AND user_id = @user_id;
