-- name: A :exec
update articles set tags = 'news' where slug = @slug;
