create schema app;
create type app.amount as (cents bigint);
-- internal
create function app.one(value app.amount) returns bigint immutable language sql as $$ select value.cents $$;
-- internal
create function app.two(value app.amount) returns bigint immutable language sql as $$ select 2 * value.cents $$;
-- internal
create function app.three(value app.amount) returns integer immutable language sql as $$ select 3 $$;
create cast (app.amount as bigint) with function app.one(app.amount);
create cast (app.amount as text) with inout;
create operator app.!!! (function = app.one, rightarg = app.amount);
create sequence app.numbers;
create table app.items (item_id bigint primary key, size integer, name text, note text);
create table app.others (item_id bigint primary key, size integer, name text);
create index by_method on app.items (size);
create index by_kind on app.items (name);
create statistics app.by_columns (dependencies) on item_id, size from app.items;
create statistics app.by_expressions on (size * 2) from app.items;
create statistics app.by_table on item_id, size from app.items;
