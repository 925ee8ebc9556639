-- From version 0 to 1: initial.

create type public.sky_band as enum ('u', 'g', 'r', 'i');

create type public.magnitude as (band public.sky_band, value real, error real);

create domain public.ra as double precision constraint ra_check check (value >= 0 and value < 360);

create type public.hours as range (subtype = time without time zone);

create table public.objects (
    object_id bigint not null,
    at_ra public.ra not null,
    at_dec double precision not null,
    mags public.magnitude[] default '{}' not null,
    visible public.hours,
    bands public.sky_band[] default '{}' not null,
    extra jsonb,
    constraint objects_pkey primary key (object_id)
);

create table public.nights (
    night date not null,
    open tstzmultirange not null,
    seeing numeric(4,2)[],
    constraint nights_pkey primary key (night)
);
