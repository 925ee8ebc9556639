-- From version 0 to 1: initial.

create extension pgcrypto;

create extension btree_gist;

create extension citext;

create collation german (provider = icu, locale = 'de-u-co-phonebk');

create table public.drugs (
    drug_id uuid default gen_random_uuid() not null,
    name public.citext not null,
    brand text collate public.german,
    leaflet text,
    schedule smallint default 0 not null,
    constraint drugs_pkey primary key (drug_id),
    constraint drugs_name_key unique (name)
);

create unlogged table public.shelves (
    shelf text not null,
    drug_id uuid not null,
    during tstzrange not null,
    constraint shelves_pkey primary key (shelf),
    constraint shelves_drug_id_during_excl exclude using gist (drug_id with =, during with &&)
);

create table public.prescriptions (
    rx bytea not null,
    drug_id uuid not null,
    pills integer not null,
    refill_of bytea,
    constraint rx_not_self check (refill_of <> rx) no inherit,
    constraint prescriptions_pkey primary key (rx)
);

alter table public.shelves add constraint shelves_drug_id_fkey foreign key (drug_id) references public.drugs (drug_id) deferrable initially deferred;

alter table public.prescriptions add constraint prescriptions_drug_id_fkey foreign key (drug_id) references public.drugs (drug_id) match full;

alter table public.prescriptions add constraint prescriptions_refill_of_fkey foreign key (refill_of) references public.prescriptions (rx);

alter table public.drugs alter column brand set statistics 500;

alter table public.drugs alter column leaflet set storage external;

alter table public.prescriptions replica identity full;
