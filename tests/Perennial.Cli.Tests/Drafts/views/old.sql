create schema app;
create table app.items (item_id integer primary key, size integer not null, name text, extra text);
create view app.small as select i.item_id, i.name from app.items i where i.size < 10;
create view app.named as select s.item_id from app.small s where s.name is not null;
create materialized view app.sizes as select i.size, count(*) as items from app.items i group by i.size;
create unique index sizes_key on app.sizes (size);
create view app.gone as select 1 as one;
comment on view app.small is 'small ones';
