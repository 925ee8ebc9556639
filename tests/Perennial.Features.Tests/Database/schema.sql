-- A library: books that are lent.
create schema library;

-- open-enum
create type library.genre as enum ('novel', 'poetry');

create type library.address as (street text, town text);

create type library.contact as (name text, home library.address);

create table library.books (
    book_id bigint generated always as identity primary key,
    title text not null,
    genre library.genre not null,
    pages integer,
    price numeric not null default 0,
    loan_time interval not null default '14 days',
    details jsonb,
    bought date not null default '2024-01-01'
);

create index books_by_genre on library.books (genre, book_id);
create index books_by_title on library.books (title, book_id);

create table library.readers (
    reader_id bigint generated always as identity primary key,
    name text not null,
    contact library.contact
);

create table library.lendings (
    lending_id bigint generated always as identity primary key,
    book_id bigint references library.books,
    reader_id bigint not null references library.readers,
    days integer
);

create view library.lent as select l.book_id, l.reader_id from library.lendings l;

-- How many books there are of the genres; all of them without any.
create function library.count_books(variadic genres library.genre[] default '{}') returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select count(*) from library.books b where cardinality(genres) = 0 or b.genre = any (genres) $$;

-- Doubles a number in place.
create procedure library.double(inout value integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$ begin value := 2 * value; end $$;

-- Stores two lendings, each in a transaction of its own; the second one fails without a reader.
create procedure library.lend_twice(first_reader bigint, second_reader bigint, inout stored integer)
language plpgsql
as $$
begin
    stored := 0;
    insert into library.lendings (reader_id) values (first_reader);
    stored := stored + 1;
    commit;
    insert into library.lendings (reader_id) values (second_reader);
    stored := stored + 1;
    commit;
end $$;

-- The overloads differ in what they look for.
create function library.find_titles(wanted library.genre) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select b.title from library.books b where b.genre = wanted order by b.title $$;

create function library.find_titles(least_pages integer) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select b.title from library.books b where b.pages >= least_pages order by b.title $$;
