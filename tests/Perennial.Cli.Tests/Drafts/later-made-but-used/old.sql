create schema app;
create table app.items (item_id integer primary key);
create view app.items_shown as select item_id, 0 as size from app.items;
-- internal
create function app.twice(n integer) returns integer immutable language plpgsql as $$ begin return 2 * n; end $$;
create view app.sizes as select app.twice(item_id) as size from app.items;
create or replace view app.items_shown as select item_id, app.twice(item_id) + size as size from app.items, app.sizes;
