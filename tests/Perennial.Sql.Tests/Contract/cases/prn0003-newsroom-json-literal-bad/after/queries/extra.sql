-- name: A :exec
update articles set meta = '{a: 1}' where slug = @slug;
