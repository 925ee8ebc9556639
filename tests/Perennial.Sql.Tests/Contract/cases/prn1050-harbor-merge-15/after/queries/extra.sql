-- schema: harbor

-- name: Upsert :exec
merge into harbor.ships s using (values (@imo::int, @name::text)) as v(imo, name) on s.imo = v.imo when matched then update set name = v.name when not matched then insert (imo, name) values (v.imo, v.name);
