create schema app;
create type app.mood as enum ('calm', 'busy');
create domain app.label as text check (value <> '');
create table app.items (
    item_id bigint generated always as identity primary key,
    label app.label not null,
    mood app.mood not null default 'calm',
    size integer,
    tags text[] not null default '{}',
    short varchar(20),
    made_at timestamptz not null default now()
);
create table app."Odd Table" ("Odd Column" text primary key, loop_count integer);
create function app.twice(n integer) returns integer language sql immutable as 'select n * 2';
create function app.latest(after timestamptz, out item_id bigint, out label app.label) returns setof record
language sql stable security definer set search_path = app, pg_temp
as $$
    select i.item_id, i.label from items i where i.made_at > latest.after order by i.made_at limit 1
$$;
