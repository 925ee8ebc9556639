create schema app;
-- internal
create function app.twice(n integer) returns integer immutable language plpgsql as $$ begin return 2 * n; end $$;
-- internal
create function app.stamp() returns trigger language plpgsql as $$ begin return new; end $$;
-- internal
create function app.quadruple(n integer) returns integer immutable language sql return app.twice(app.twice(n));
create table app.items (item_id bigint primary key, size integer default app.twice(1), constraint items_size_check check (app.twice(size) > 0));
create index items_size_idx on app.items (app.twice(size));
create index items_large_idx on app.items (item_id) where app.twice(size) > 9;
create policy large on app.items using (app.twice(size) > 9);
create trigger large before insert on app.items for each row when (app.twice(new.size) > 9) execute function app.stamp();
create view app.v as select app.twice(1) as two;
create view app.w as select two from app.v;
