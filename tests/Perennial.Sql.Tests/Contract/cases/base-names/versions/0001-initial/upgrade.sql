-- From version 0 to 1: initial.

create table public.tasks (
    id integer not null,
    class text not null,
    "Class" text,
    "1st" integer,
    "a b" text,
    object jsonb,
    default_ text,
    constraint tasks_pkey primary key (id)
);

create type public.color as enum ('red', 'dark-blue', '3d');

create type public.pair as (a integer, b text);
