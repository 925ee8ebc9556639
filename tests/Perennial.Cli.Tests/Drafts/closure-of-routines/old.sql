create schema app;
-- internal
create function app.base(given integer) returns integer immutable language plpgsql as $$ begin return given * 3; end $$;
-- internal
create function app.f(given integer) returns integer immutable language sql
return app.base(given);
create table app.items (item_id bigint primary key, a integer, n integer default app.f(2), g integer generated always as (app.f(a)) stored, constraint items_check check (app.f(a) > 0));
create view app.seen as select item_id, app.f(a) as f from app.items;
