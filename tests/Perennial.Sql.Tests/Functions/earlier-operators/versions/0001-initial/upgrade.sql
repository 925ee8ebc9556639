create extension citext;
create extension hstore;

create table public.members (
    member_id integer primary key,
    handle citext not null,
    prefs hstore not null
);
