-- name: A :exec
update articles set search = to_tsvector('x') where slug = @slug;
