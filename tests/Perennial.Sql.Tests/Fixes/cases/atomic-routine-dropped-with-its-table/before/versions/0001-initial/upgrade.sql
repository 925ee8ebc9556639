create schema app;

create type app.state as enum ('open', 'done');

create domain app.label as text check (value <> '');

create type app.place as (street text, zip integer);

create table app.items (
    item_id bigint primary key,
    label app.label not null,
    state app.state not null default 'open',
    size integer,
    home app.place
);

create table app.notes (
    note_id bigint primary key,
    item_id bigint not null references app.items,
    body text not null
);

create index notes_item_id_idx on app.notes (item_id);

create table app.marks (item_id bigint primary key, mark text);

create type app.mark as enum ('good', 'bad');
