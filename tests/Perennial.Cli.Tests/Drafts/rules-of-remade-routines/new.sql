create schema app;
-- internal
create function app.base(given integer) returns bigint immutable language plpgsql as $$ begin return given; end $$;
-- internal
create function app.near(one integer, other integer) returns boolean immutable language plpgsql as $$ begin return one = other; end $$;
create operator app.~~~ (function = app.near, leftarg = integer, rightarg = integer);
create table app.items (item_id integer primary key);
create table app.log (n integer);
create rule logged as on insert to app.items do also insert into app.log values (app.base(new.item_id));
create rule kept as on delete to app.items where old.item_id operator(app.~~~) 1 do instead nothing;
