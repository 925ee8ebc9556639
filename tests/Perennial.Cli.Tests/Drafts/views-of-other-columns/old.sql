create schema app;
create table app.items (item_id bigint primary key, note text, notes_count integer not null default 0, price numeric);
create view app.prices as select i.item_id, i.price from app.items i;
create view app.counts as select item_id, notes_count, 'note' as label from app.items;
create materialized view app.totals as select count(*) as items, sum(price) as price from app.items;
create view app.summary as select p.item_id, p.price, t.items from app.prices p cross join app.totals t;
grant select on app.counts to public;
