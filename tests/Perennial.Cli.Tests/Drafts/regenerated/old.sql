create schema app;
create table app.items (item_id bigint primary key, price numeric, vat numeric generated always as (price * 0.2) stored);
create table app.books (pages integer) inherits (app.items);
grant select (vat, price) on app.items to draft_reader;
grant references (vat) on app.items to draft_writer with grant option;
grant select (vat) on app.books to draft_writer;
comment on column app.items.vat is 'one fifth';
comment on column app.books.vat is 'less for books';
