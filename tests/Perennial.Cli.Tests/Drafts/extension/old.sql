create schema app;
create extension hstore;
create table app.items (item_id bigint primary key, name text);
