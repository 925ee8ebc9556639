-- name: PutFolder :exec
merge into folders f using (values (@id::int, @path::text)) as v (id, path) on f.id = v.id
when matched then update set path = v.path
when not matched then insert (id, path) values (v.id, v.path);
