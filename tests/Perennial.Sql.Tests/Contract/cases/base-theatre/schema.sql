create schema theatre;
create type theatre.tier as enum ('stalls', 'circle', 'box');
create type theatre.span as range (subtype = time);
create domain theatre.email as text constraint has_at check (position('@' in value) > 1);
create domain theatre.work_email as theatre.email constraint is_work check (value like '%.example');
create table theatre.shows (
    show_id integer generated always as identity,
    title text not null,
    hours theatre.span,
    premiere date default ('now'::text)::date,
    poster bytea,
    constraint shows_key primary key (show_id)
);
create table theatre.bookings (
    booking_id bigint generated always as identity primary key,
    show_id integer not null constraint bookings_show references theatre.shows,
    email theatre.work_email,
    tier theatre.tier not null,
    seats integer[] not null check (cardinality(seats) > 0),
    price numeric(8, 2) not null,
    discount numeric(4, 2) not null default 0,
    net numeric generated always as (price * (1 - discount / 100)) stored
);
create index bookings_net on theatre.bookings ((net > 100), lower(email::text)) where tier <> 'box';
create function theatre.bookings_of(show integer) returns setof theatre.bookings language sql stable rows 50 security definer set search_path = pg_catalog, pg_temp
as $$ select b.* from theatre.bookings b where b.show_id = show $$;
create function theatre.cheapest(show integer, inout tier theatre.tier default 'stalls', out price numeric) language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select b.tier, b.price from theatre.bookings b where b.show_id = $1 and b.tier = $2 order by b.price limit 1 $$;
