create schema app;
-- internal
create function app.base(given integer) returns bigint immutable language plpgsql as $$ begin return given * 3; end $$;
create table app.items (item_id bigint primary key, a integer, n integer, g integer generated always as (a * 2) stored);
