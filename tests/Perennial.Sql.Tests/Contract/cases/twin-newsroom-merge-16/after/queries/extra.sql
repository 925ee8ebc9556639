-- name: A :exec
merge into authors a using (values (@name::text)) v(name) on a.name = v.name when matched then do nothing when not matched then insert (name) values (v.name);
