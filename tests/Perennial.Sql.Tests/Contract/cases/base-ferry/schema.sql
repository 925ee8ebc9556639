create sequence voyage_numbers;

create table ships (
  ship text primary key,
  cars integer not null,
  label text generated always as ('MS ' || ship) stored
);

create table voyages (
  voyage bigint primary key,
  ship text not null references ships,
  leaves timestamptz not null,
  cancelled boolean not null default false
);

create table seats (
  voyage bigint not null references voyages,
  seat smallint not null,
  passenger text,
  primary key (voyage, seat)
);

create unique index one_booking on seats (passenger) where passenger is not null;

create view sailing as select voyage, ship, leaves from voyages where not cancelled;

-- internal
create function car_fee(cars integer) returns integer language sql immutable return cars * 40;

-- service: port
create function free_seats(v bigint) returns bigint
language sql stable security definer set search_path = public, pg_temp
as $$ select count(*) from seats where voyage = v and passenger is null $$;

-- service: port
create function is_full(v bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select free_seats(v) = 0 $$;

-- service: port
create function sailing_on(d date) returns setof sailing
language sql stable security definer set search_path = public, pg_temp
as $$ select * from sailing where leaves::date = d order by leaves $$;
