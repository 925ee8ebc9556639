create extension citext;
create extension hstore;
create extension ltree;
create extension pg_trgm;
create extension intarray;
create extension tsm_system_rows;

create schema app;

create function app.near(one numeric, other numeric) returns boolean language sql immutable as 'select abs(one - other) < 1';
create operator app.=~= (leftarg = numeric, rightarg = numeric, function = app.near);
create function app.half(whole numeric) returns numeric language sql immutable as 'select whole / 2';
create operator app.!/ (rightarg = numeric, function = app.half);
create type app.mood as enum ('calm', 'wild');
create function app.moods(one app.mood, others app.mood[]) returns boolean language sql immutable as 'select one = any (others)';
create table app.turns (turn_id integer generated always as identity primary key);

create table app.members (
    member_id integer primary key,
    handle public.citext not null unique,
    name text not null,
    prefs public.hstore not null,
    place public.ltree not null,
    numbers integer[] not null,
    weight numeric not null
);

create table app.friends (
    handle public.citext not null,
    since integer not null
);
