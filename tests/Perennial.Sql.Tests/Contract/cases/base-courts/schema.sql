create schema court;
create extension btree_gist;
create table court.courts (court_no smallint primary key, surface text not null);
create table court.players (player_id integer generated always as identity primary key, name text not null, email text unique);
create table court.bookings (
    booking_id integer generated always as identity primary key,
    court_no smallint not null references court.courts,
    player_id integer not null references court.players,
    during tstzrange not null,
    exclude using gist (court_no with =, during with &&)
);
create table court.charges (charge_id bigint generated always as identity primary key, player_id integer not null references court.players, cents integer not null);

-- service: billing
create function court.settle(player integer) returns bigint
language sql volatile security definer set search_path = pg_catalog, pg_temp
as $$ with gone as (delete from court.charges where player_id = player returning cents) select coalesce(sum(cents), 0) from gone; $$;

-- service: billing
create function court.owes(player integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select exists (select from court.charges where player_id = player) $$;

-- service: booking
create procedure court.clear_court(which smallint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from court.bookings where court_no = which and lower(during) > now();
end;
$$;

-- internal
create function court.log_charge(player integer, amount integer) returns void
language sql volatile as $$ insert into court.charges (player_id, cents) values (player, amount) $$;
