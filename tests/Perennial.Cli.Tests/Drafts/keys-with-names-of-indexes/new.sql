create schema app;
create table app.items (item_id bigint not null, code text not null, lot text, place text, spare text);
alter table app.items add constraint items_pkey primary key (item_id), add constraint items_code_key unique (code), add constraint items_lot_key unique (lot),
    add constraint items_place_key unique (place, lot), add constraint items_spare_excl exclude using hash (spare with =);
create table app.labels (label_id bigint primary key, code text);
create index labels_code_idx on app.labels (code);
