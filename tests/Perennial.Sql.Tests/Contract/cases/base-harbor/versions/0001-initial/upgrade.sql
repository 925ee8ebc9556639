-- From version 0 to 1: initial.

create schema harbor;

create table harbor.ships (
    imo integer not null,
    name text not null,
    tonnage numeric,
    flag character(2) default 'PA' not null,
    papers jsonb,
    constraint ships_pkey primary key (imo)
);

create table harbor.berths (
    berth text not null,
    depth_m numeric not null,
    note text,
    constraint berths_pkey primary key (berth)
);

create table harbor.calls (
    call_id bigint generated always as identity,
    imo integer not null,
    berth text,
    arrived timestamp with time zone not null,
    left_at timestamp with time zone,
    constraint calls_pkey primary key (call_id),
    constraint calls_imo_arrived_key unique (imo, arrived)
);

alter table harbor.calls add constraint calls_imo_fkey foreign key (imo) references harbor.ships (imo);

alter table harbor.calls add constraint calls_berth_fkey foreign key (berth) references harbor.berths (berth);

create view harbor.in_port as
select c.call_id, s.name, c.berth from harbor.calls as c join harbor.ships as s using (imo) where c.left_at is null;
