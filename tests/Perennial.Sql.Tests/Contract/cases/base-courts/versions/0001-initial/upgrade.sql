-- From version 0 to 1: initial.

create schema court;

create extension btree_gist;

create table court.courts (
    court_no smallint not null,
    surface text not null,
    constraint courts_pkey primary key (court_no)
);

create table court.players (
    player_id integer generated always as identity,
    name text not null,
    email text,
    constraint players_pkey primary key (player_id),
    constraint players_email_key unique (email)
);

create table court.bookings (
    booking_id integer generated always as identity,
    court_no smallint not null,
    player_id integer not null,
    during tstzrange not null,
    constraint bookings_pkey primary key (booking_id),
    constraint bookings_court_no_during_excl exclude using gist (court_no with =, during with &&)
);

create table court.charges (
    charge_id bigint generated always as identity,
    player_id integer not null,
    cents integer not null,
    constraint charges_pkey primary key (charge_id)
);

alter table court.bookings add constraint bookings_court_no_fkey foreign key (court_no) references court.courts (court_no);

alter table court.bookings add constraint bookings_player_id_fkey foreign key (player_id) references court.players (player_id);

alter table court.charges add constraint charges_player_id_fkey foreign key (player_id) references court.players (player_id);

create or replace function court.log_charge(player integer, amount integer) returns void
language sql volatile as $$ insert into court.charges (player_id, cents) values (player, amount) $$;
