-- schema: library

-- name: AddBook :value
insert into library.books (title, genre, pages, price) values (@title, @genre, @pages?, @price) returning book_id as "book_id!";

-- name: GetBook :one
-- type: book_id Perennial.Features.Tests.BookId
select b.book_id, b.title, b.genre, b.pages from library.books b where b.book_id = @book_id;

-- name: SetDetails :exec
-- type: details Perennial.Features.Tests.BookDetails
update library.books b set details = @details? where b.book_id = @book_id;

-- name: GetDetails :single
-- type: details Perennial.Features.Tests.BookDetails
-- type: loan_time System.TimeSpan
-- type: price string
select b.details, b.loan_time, b.price from library.books b where b.book_id = @book_id;

-- name: FilterBooks :many
-- optional: genre, title
-- Books by genre, by title, by both or all of them.
select b.book_id, b.title from library.books b where b.genre = @genre and b.title = @title order by b.book_id;

-- name: ImportBooks :copyfrom
insert into library.books (title, genre, pages, bought) values (@title, @genre, @pages?, @bought::date + 1);

-- name: CountByGenre :many
-- inline
select b.genre, count(*) as books from library.books b where b.genre <> @other and (b.pages > @least or @least = 0) group by b.genre order by b.genre;

-- name: RaisePrices :execrows
-- inline
update library.books b set price = b.price + @amount where b.genre = @genre;

-- name: RenameInline :single
-- inline
update library.books b set title = @title where b.book_id = @book_id returning b.title, b.genre;

-- name: LongestBooks :many
-- inline
select b.book_id, b.title from library.books b where b.pages >= @least order by b.pages desc limit @most;

-- name: SortBooks :many
-- order: title, pages
select b.title, b.pages from library.books b limit @most;

-- name: PageBooks :many
-- page: title, book_id
-- optional: genre
select b.book_id, b.title from library.books b where b.genre = @genre;

-- name: PageBack :many
-- page: book_id desc
-- row: BookLine
select b.book_id, b.title from library.books b;

-- name: StreamBooks :stream
-- row: BookLine
select b.book_id, b.title from library.books b order by b.book_id;
