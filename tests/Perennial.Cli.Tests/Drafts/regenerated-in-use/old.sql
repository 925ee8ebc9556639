create schema app;
-- internal
create function app.stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create table app.items (item_id bigint primary key, price numeric, vat numeric generated always as (price * 0.2) stored, constraint items_vat_check check (vat > 0));
create index items_vat_idx on app.items (item_id) where vat > 1;
-- internal
create function app.all_vat() returns numeric stable language sql return (select sum(vat) from app.items);
create trigger of_price after update of price on app.items for each row execute function app.stamp();
create trigger when_vat after update on app.items for each row when (new.vat > 1) execute function app.stamp();
create policy dear on app.items using (vat > 1);
comment on trigger when_vat on app.items is 'a rise';
comment on policy dear on app.items is 'the dear ones';
