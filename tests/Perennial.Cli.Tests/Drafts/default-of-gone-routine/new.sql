create schema app;
create table app.items (item_id bigint primary key, rank integer, weight integer default 1);
