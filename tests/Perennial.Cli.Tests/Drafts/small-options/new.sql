create schema app;
create type app.amount as (cents bigint);
-- internal
create function app.one(value app.amount) returns bigint immutable language sql as $$ select value.cents $$;
-- internal
create function app.two(value app.amount) returns bigint immutable language sql as $$ select 2 * value.cents $$;
-- internal
create function app.three(value app.amount) returns integer immutable language sql as $$ select 3 $$;
-- internal
create function app.four(value app.amount) returns text immutable language sql as $$ select '4' $$;
create cast (app.amount as bigint) with function app.two(app.amount);
create cast (app.amount as text) with function app.four(app.amount);
create operator app.!!! (function = app.three, rightarg = app.amount);
create sequence app.numbers as integer minvalue -5 start with 10;
create table app.items (item_id bigint primary key, size integer, name text, note text compression pglz);
create table app.others (item_id bigint primary key, size integer, name text);
create index by_method on app.items using hash (size);
create unique index by_kind on app.items (name);
create statistics app.by_columns (dependencies) on item_id, size, name from app.items;
create statistics app.by_expressions on (size * 3) from app.items;
create statistics app.by_table on item_id, size from app.others;
