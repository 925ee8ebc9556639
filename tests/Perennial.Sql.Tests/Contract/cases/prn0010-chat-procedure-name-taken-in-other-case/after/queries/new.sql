-- name: Get_User :one
SELECT handle FROM users WHERE id = @id;
