create schema app;
set search_path = app;
create type app.mood as enum ('calm');
create table items (item_id bigint primary key, note text, mood mood not null default 'calm');
create table parts (part_id bigint primary key, item_id bigint not null);
