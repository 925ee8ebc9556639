create schema app;
-- internal
create function app.twice(n integer) returns integer immutable strict language sql as $$ select 2 * n $$;
-- internal
create function app.half(n integer, rest out integer, value out integer) immutable language sql as $$ select n % 2, n / 2 $$;
create table app.items (item_id bigint primary key, n integer, constraint half_there check ((app.half(n)).value >= 0));
create index items_twice_idx on app.items (app.twice(n));
