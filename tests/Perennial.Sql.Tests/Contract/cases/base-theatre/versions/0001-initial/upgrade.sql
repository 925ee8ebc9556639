create schema theatre;
create type theatre.tier as enum ('stalls', 'circle');
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
    price numeric(8, 2) not null
);
