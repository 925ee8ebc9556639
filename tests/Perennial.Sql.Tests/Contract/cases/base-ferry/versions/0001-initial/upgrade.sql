-- From version 0 to 1: initial.

create sequence public.voyage_numbers;

create table public.ships (
    ship text not null,
    cars integer not null,
    label text generated always as ('MS ' || ship) stored,
    constraint ships_pkey primary key (ship)
);

create table public.voyages (
    voyage bigint not null,
    ship text not null,
    leaves timestamp with time zone not null,
    cancelled boolean default false not null,
    constraint voyages_pkey primary key (voyage)
);

create table public.seats (
    voyage bigint not null,
    seat smallint not null,
    passenger text,
    constraint seats_pkey primary key (voyage, seat)
);

create unique index one_booking on public.seats (passenger) where passenger is not null;

alter table public.voyages add constraint voyages_ship_fkey foreign key (ship) references public.ships (ship);

alter table public.seats add constraint seats_voyage_fkey foreign key (voyage) references public.voyages (voyage);

create view public.sailing as
select voyage, ship, leaves from voyages where not cancelled;

create or replace function public.car_fee(cars integer) returns integer language sql immutable return cars * 40;
