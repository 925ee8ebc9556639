create schema app;
create table app.items (item_id bigint primary key, n integer);
create index items_n_idx on app.items (n);
comment on schema app is 'ours';
comment on table app.items is 'it''s ours';
comment on index app.items_n_idx is 'for counting';
comment on constraint items_pkey on app.items is 'one each';
create type app.kind as enum ('a');
comment on type app.kind is 'of which';
