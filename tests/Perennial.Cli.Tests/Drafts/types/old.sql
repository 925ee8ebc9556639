create schema app;
create type app.state as enum ('open', 'done');
create domain app.label as text check (value <> '');
create domain app.percent as integer not null check (value >= 0);
create type app.place as (street text, zip integer);
create table app.items (item_id bigint primary key, state app.state not null default 'open', label app.label, home app.place);
