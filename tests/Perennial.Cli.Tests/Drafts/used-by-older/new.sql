create schema app;
create table app.notes (note_id bigint);
create table app.items (item_id bigint primary key, name text not null);
-- internal
create function app.slug(name text) returns text immutable language sql as $$ select lower(name) $$;
create index items_slug_idx on app.items (app.slug(name));
create table app.parts (part_id bigint primary key, number bigint not null);
create sequence app.part_numbers;
alter table app.parts alter column number set default nextval('app.part_numbers');
