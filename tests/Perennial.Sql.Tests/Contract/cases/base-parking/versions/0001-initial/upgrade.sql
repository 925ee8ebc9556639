-- From version 0 to 1: initial.

create table public.garages (
    garage_id integer not null,
    name text not null,
    spots integer not null,
    constraint garages_pkey primary key (garage_id)
);

create table public.tickets_issued (
    ticket bigint generated always as identity,
    garage_id integer not null,
    plate text not null,
    entered timestamp with time zone default now() not null,
    exited timestamp with time zone,
    constraint tickets_issued_pkey primary key (ticket)
);

alter table public.tickets_issued add constraint tickets_issued_garage_id_fkey foreign key (garage_id) references public.garages (garage_id);
