create schema app;
set search_path = app;
create type app.mood as enum ('calm', 'wild');
create table items (item_id bigint primary key, note text not null, mood mood not null default 'wild');
create table parts (part_id bigint primary key, item_id bigint not null references items);
create index items_note_idx on items (note) where mood = 'wild';
create collation plain from "C";
create view wild_items as select item_id from items where mood = 'wild';
