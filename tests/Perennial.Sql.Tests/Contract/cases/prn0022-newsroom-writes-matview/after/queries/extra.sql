-- name: A :exec
delete from popular where slug = @slug;
