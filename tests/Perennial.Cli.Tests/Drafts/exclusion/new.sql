create extension btree_gist;
create schema app;
create table app.bookings (room integer not null, during tstzrange not null, state text not null, constraint no_overlap exclude using gist (room with =, during with &&) where (state <> 'cancelled') deferrable initially deferred);
create table app.shifts (worker integer not null, during tstzrange not null);
create table app.turns (turn integer, during tstzrange, constraint turns_once exclude using gist (turn with =, during with &&));
create table app.halls (hall text not null, during tstzrange not null, exclude using gist (lower(hall) with =, during with &&));
