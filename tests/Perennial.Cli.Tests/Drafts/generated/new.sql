create schema app;
create table app.items (item_id bigint primary key, price numeric(8,2) not null, vat numeric, name text collate "C" default 'x', words integer generated always as (length(name)) stored);
