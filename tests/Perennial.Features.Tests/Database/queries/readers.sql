-- schema: library

-- name: AddReader :single
insert into library.readers (name, contact) values (@name, @contact?) returning reader_id;

-- name: GetContact :value
select r.contact from library.readers r where r.reader_id = @reader_id;

-- name: RemoveReader :execrows
-- raises: 23503 ReaderHasBooks
delete from library.readers r where r.reader_id = @reader_id;

-- name: CountReaders :value
-- deprecated: use list_readers
select count(*) from library.readers;

-- name: ListReaders :many
select r.reader_id, r.name from library.readers r where r.name in (sqlc.slice(names)) or r.reader_id = sqlc.narg(reader_id) order by r.reader_id;
