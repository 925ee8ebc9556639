create schema app;
create table app.items (item_id bigint primary key, price numeric not null, note text, vat numeric generated always as (price * 0.2) stored, constraint items_vat_check check (vat >= 0));
create index items_vat_idx on app.items (item_id) where vat > 1;
create view app.taxes as select item_id, vat from app.items;
comment on column app.items.vat is 'of the price';
