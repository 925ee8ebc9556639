-- From version 0 to 1: initial.

create schema lg;

create extension citext;

create domain lg.currency as character(3) default 'EUR' constraint currency_check check (value = upper(value));

create domain lg.email as public.citext constraint email_check check (value ~ '^[^@]+@[^@]+$');

create domain lg.code as character varying(12) constraint code_check check (value <> '' and value ~ '^[A-Z]+$');

create table lg.parcels (
    parcel_id integer not null,
    reference text not null,
    code lg.code not null,
    zone smallint not null,
    price numeric(10,2) not null,
    currency lg.currency not null,
    sender lg.email,
    sent_at timestamp with time zone default now() not null,
    constraint parcels_pkey primary key (parcel_id)
);

create table lg.moves (
    move_id bigint not null,
    zone smallint not null,
    is_late boolean not null
) partition by list (zone);

create table lg.moves_near partition of lg.moves for values in (1, 2, -3);

create table lg.moves_far partition of lg.moves for values in (4, 5);

create table lg.scans (
    scan_id bigint not null,
    zone smallint not null
) partition by range (zone);

create table lg.scans_near partition of lg.scans for values from (minvalue) to (4);

create view lg.parcel_state as
select p.parcel_id, p.reference, p.sender from lg.parcels as p;

create view lg.dear_parcels as
select s.parcel_id, s.reference from lg.parcel_state as s where s.parcel_id in (select p.parcel_id from lg.parcels as p where p.price > 100);

create or replace function lg.symbol_of(c text) returns text language sql immutable
return case c when 'EUR' then '€' when 'USD' then '$' else c end;

alter default privileges in schema lg grant select on tables to reporter;
