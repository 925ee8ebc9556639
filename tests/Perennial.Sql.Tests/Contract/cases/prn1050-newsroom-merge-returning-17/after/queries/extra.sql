-- name: A :many
merge into authors a using (values (@name::text)) v(name) on a.name = v.name when not matched then insert (name) values (v.name) returning a.author_id;
