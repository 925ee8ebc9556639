create schema app;
create table app.items (item_id bigint not null, code text not null, lot text, place text, spare text);
create unique index items_pkey on app.items (item_id);
create unique index items_code_key on app.items (code);
create index items_lot_key on app.items (lot);
create unique index items_place_key on app.items (place) where lot is not null;
create index items_spare_excl on app.items using hash (spare);
create table app.labels (label_id bigint primary key, code text);
create index labels_code_idx on app.items (spare, code);
