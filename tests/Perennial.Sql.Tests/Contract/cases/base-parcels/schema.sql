-- Parcels on their way: written as people do, below a search_path of its own.

create extension citext;

create schema lg;

create domain lg.currency as char(3) default 'EUR' check (value = upper(value));

create domain lg.email as citext check (value ~ '^[^@]+@[^@]+$');

create domain lg.code as varchar(12) check (value <> '' and value ~ '^[A-Z]+$');

set search_path = lg, public;

create table parcels (
    parcel_id integer primary key,
    reference text not null,
    code code not null,
    zone smallint not null,
    price numeric(10, 2) not null,
    currency currency not null,
    sender email,
    sent_at timestamptz not null default now()
);

create view parcel_state as
select p.parcel_id, p.reference, p.sender from lg.parcels p;

create view dear_parcels as
select s.parcel_id, s.reference from lg.parcel_state s where s.parcel_id in (select p.parcel_id from lg.parcels p where p.price > 100);

create table moves (move_id bigint not null, zone smallint not null, is_late boolean not null) partition by list (zone);

create table moves_near partition of moves for values in (1, 2, -3);

create table moves_far partition of moves for values in (4, 5);

create table scans (scan_id bigint not null, zone smallint not null) partition by range (zone);

create table scans_near partition of scans for values from (minvalue) to (4);

alter default privileges in schema lg grant select on tables to reporter;

-- internal
create function lg.symbol_of(c text) returns text language sql immutable
return case c when 'EUR' then '€' when 'USD' then '$' else c end;

-- service: desk
create function lg.zone_total(p_zone integer, p_reason text default null, out parcels bigint, out total numeric) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    select count(*), sum(p.price) into parcels, total from lg.parcels p where p.zone = p_zone and (p_reason is null or p.reference like p_reason);
end
$$;

-- service: desk
create function lg.age_at(born date, at timestamptz default now()) returns integer language sql stable
return date_part('year', age(at, born))::integer;

-- service: desk
create function lg.in_bounds(price double precision, low double precision default null) returns boolean language sql immutable
return price between coalesce(low, '-infinity') and coalesce(low * 2, 'infinity');

-- service: desk
create procedure lg.move_parcel(p_parcel integer, p_zone integer) language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
    insert into lg.moves (move_id, zone, is_late) values (p_parcel, p_zone, false);
    update lg.parcels set zone = p_zone where parcel_id = p_parcel;
end;

-- service: desk
create function lg.parcels_of(p_sender lg.email, p_currency lg.currency default 'EUR') returns setof lg.parcels language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select p.* from lg.parcels p where p.sender = p_sender and p.currency = p_currency order by p.sent_at desc, p.parcel_id;
end;
