-- schema: library

-- name: AddLoan :single
insert into library.lendings (book_id, reader_id, days) values (@book_id?, @reader_id, @days?) returning lending_id;

-- name: ListLoans :many
-- Loans with their readers, and the books as far as they are known.
select sqlc.embed(l), sqlc.embed(r), sqlc.embed(b), coalesce(l.days, 14) as days
from library.lendings l
join library.readers r on r.reader_id = l.reader_id
left join library.books b on b.book_id = l.book_id
order by l.lending_id;

-- name: GetReader :one
select sqlc.embed(readers) from library.readers where reader_id = $1;

-- name: ListLent :many
select sqlc.embed(lent), sqlc.embed(b) from library.lent join library.books b on b.book_id = lent.book_id order by b.book_id;

-- name: GetTypedReader :one
-- type: reader_id Perennial.Features.Tests.BookId
select sqlc.embed(r) from library.readers r where r.name = @name;

-- name: StoreLendings :copyfrom
insert into library.lendings (book_id, reader_id, days) values (@book_id?, @reader_id, @days?);

-- name: CopyLendings :copyfrom
-- security: invoker
insert into library.lendings (book_id, reader_id, days) values (@book_id?, @reader_id, @days?);

-- name: ListDays :single
-- type: days int?[]
-- type: genres Genre?[]
select array_agg(l.days order by l.lending_id) as days, array_agg(b.genre order by l.lending_id) as genres
from library.lendings l left join library.books b on b.book_id = l.book_id;
