-- name: SetWords :exec
update pages set words = to_tsvector('simple', title) where id = @id;
