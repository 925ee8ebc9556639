create schema app;
create collation app.plain (provider = libc, locale = 'C');
create collation app.posix (provider = libc, locale = 'POSIX');
create domain app.word as text;
create domain app.code as text collate app.posix check (value <> '');
create type app.pair as (one text, other text collate app.posix);
create type app.posix_pair as (one text collate app.posix);
create table app.items (item_id bigint primary key, name text collate app.posix, code text collate app.plain, short app.code);
