-- schema: museum

-- name: FindWorks :many
select c.work_id, c.title, c.artist from museum.catalogue c where lower(c.title) like lower(@pattern) || '%' order by c.title;

-- name: GetWork :one
select w.work_id, w.title, w.kind, w.value, sqlc.embed(a) from museum.works w left join museum.artists a on a.artist_id = w.artist_id where w.work_id = @work_id;

-- name: AcquireWork :one
insert into museum.works (artist_id, title, kind, value) values (@artist_id, @title, @kind, @value) returning work_id, title;
