create schema app;
create table app.items (item_id bigint primary key, price numeric, vat numeric generated always as (price * 0.2) stored);
create table app.maps (item_id bigint not null, price numeric, vat numeric generated always as (price * 0.25) stored);
