-- name: A :exec
merge into authors a using (values (@name::text)) v(name) on a.name = v.name when not matched by source then delete;
