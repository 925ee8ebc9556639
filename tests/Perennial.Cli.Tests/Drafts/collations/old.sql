create schema app;
create collation app.old_order (provider = libc, locale = 'C');
create collation app.plain (provider = libc, locale = 'C');
create domain app.word as text;
create type app.pair as (one text, other text);
create table app.items (item_id bigint primary key, name text collate app.old_order, code text collate app.plain);
