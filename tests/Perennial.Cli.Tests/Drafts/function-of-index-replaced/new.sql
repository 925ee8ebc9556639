create schema hotel;
create extension btree_gist;
create sequence hotel.numbers start with 100;
create table hotel.rooms (room_id integer primary key, number integer not null default nextval('hotel.numbers'), beds smallint not null, price int not null);
alter sequence hotel.numbers owned by hotel.rooms.number;
create table hotel.bookings (
    booking_id bigint generated always as identity primary key,
    room_id integer not null references hotel.rooms,
    during daterange not null,
    guest text not null,
    cancelled boolean not null default false,
    constraint bookings_overlap exclude using gist (room_id with =, during with &&)
);
-- internal
create function hotel.nights(during daterange, plus integer) returns integer immutable language sql as $$ select upper(during) - lower(during) + plus $$;
create index bookings_nights on hotel.bookings (hotel.nights(during, 1));
create function hotel.audit() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger audit after insert or update or delete on hotel.bookings for each row execute function hotel.audit();
create table hotel.notes (note_id bigint generated always as identity primary key, text text not null, at timestamptz not null default now());
create table hotel.room_notes (room_id integer not null references hotel.rooms) inherits (hotel.notes);
create table hotel.guest_notes (guest text not null) inherits (hotel.notes);
alter table hotel.bookings enable row level security;
create policy visible on hotel.bookings using (not cancelled);
create policy writable on hotel.bookings for insert with check (guest = current_user);
create view hotel.free as select r.room_id, r.number, r.beds from hotel.rooms r where not exists (select from hotel.bookings b where b.room_id = r.room_id and b.during @> current_date);
create rule no_delete as on delete to hotel.rooms do instead nothing;
create statistics hotel.booking_stats (dependencies) on room_id, cancelled from hotel.bookings;
