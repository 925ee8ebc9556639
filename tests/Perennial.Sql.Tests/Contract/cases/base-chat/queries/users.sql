-- name: CreateUser :one
INSERT INTO users (handle, bio) VALUES ($1, $2) RETURNING *;

-- name: GetUser :one
SELECT * FROM users WHERE id = $1 LIMIT 1;

-- name: GetUserByHandle :one
SELECT id, handle, bio FROM users
WHERE handle = sqlc.arg(handle);

-- name: SetBio :exec
UPDATE users SET bio = sqlc.narg('bio') WHERE id = sqlc.arg('id');

-- name: UsersByIds :many
SELECT id, handle FROM users WHERE id IN (sqlc.slice(ids));

-- name: DeleteUser :execrows
DELETE FROM users WHERE id = $1;
