create schema app;
-- internal
create function app.rate(price numeric) returns numeric immutable language sql as $$ select price * 0.2 $$;
create table app.items (item_id bigint primary key, price numeric, vat numeric generated always as (app.rate(price)) stored);
create table app.books (pages integer) inherits (app.items);
create table app.maps (item_id bigint not null, price numeric, vat numeric generated always as (app.rate(price)) stored);
alter table app.maps inherit app.items;
create table app.atlases (sheets integer) inherits (app.maps);
create view app.vats as select item_id, vat from app.maps;
create table app.parts (part_id bigint, price numeric, vat numeric generated always as (app.rate(price)) stored) partition by range (part_id);
create table app.parts_first (price numeric, part_id bigint, vat numeric generated always as (app.rate(price)) stored);
alter table app.parts attach partition app.parts_first for values from (0) to (100);
