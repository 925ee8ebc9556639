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
create domain lane as int constraint positive check (value > 0);
create domain fast_lane as lane;
create table plans (road_id int not null, lanes lane, fast fast_lane);
create type width as (lanes lane[], metres numeric);
