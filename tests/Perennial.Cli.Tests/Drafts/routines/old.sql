create schema app;
-- internal
create function app.twice(n integer) returns integer immutable language sql as $$ select n * 2 $$;
-- internal
create function app.gone(n integer) returns integer immutable language sql as $$ select n $$;
create table app.items (item_id bigint primary key, n integer);
create index items_twice_idx on app.items (app.twice(n));
