create schema app;
create table app.items (item_id bigint primary key, price numeric(8,2) not null, vat numeric generated always as (price * 0.2) stored, total numeric generated always as (price * 1.2) stored);
