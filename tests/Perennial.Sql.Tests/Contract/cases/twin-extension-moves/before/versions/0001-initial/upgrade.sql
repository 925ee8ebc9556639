-- From version 0 to 1: initial.

create table public.roads (
    road_id integer not null,
    name text not null,
    constraint roads_pkey primary key (road_id)
);

create table public.bridges (
    bridge_id integer not null,
    road_id integer not null,
    built date,
    constraint bridges_pkey primary key (bridge_id)
);

alter table public.bridges add constraint bridges_road_id_fkey foreign key (road_id) references public.roads (road_id);

create view public.old_bridges as
select bridge_id, built from bridges where built < '1950-01-01';
create schema util;
create extension pg_trgm schema util;
create extension citext schema util;
create table signs (sign_id int primary key, label text check (util.similarity(label, 'x') < 1), code util.citext not null default 'a'::util.citext);
create index signs_label_idx on signs using gin (label util.gin_trgm_ops);
create view similar_signs as select sign_id, label from signs where label operator(util.%) 'stop';
