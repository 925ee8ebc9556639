create type room_kind as enum ('single', 'double', 'suite');

create table guests (
  guest_id bigint generated always as identity primary key,
  full_name text not null,
  email varchar(200) unique,
  vip boolean not null default false
);

create domain money_amount as numeric(10, 2) check (value >= 0);

create table rooms (
  room_no integer primary key,
  kind room_kind not null,
  rate money_amount not null,
  note text
);

create table stays (
  stay_id bigint generated always as identity primary key,
  guest_id bigint not null references guests,
  room_no integer not null references rooms,
  arrival date not null,
  departure date not null,
  paid money_amount,
  constraint stays_order check (departure > arrival)
);

create index stays_guest on stays (guest_id);
