create extension btree_gist;
create schema app;
create table app.bookings (room integer not null, during tstzrange not null, state text not null);
create table app.shifts (worker integer not null, during tstzrange not null, constraint one_shift exclude using gist (worker with =, during with &&));
create table app.turns (turn integer, during tstzrange, constraint turns_once exclude using gist (turn with =));
