create schema app;
create table app.items (item_id bigint primary key, n integer);
create index items_n_idx on app.items (n);
comment on table app.items is 'things';
comment on column app.items.n is 'how many';
