alter type theatre.tier add value 'box';
alter table theatre.bookings add column discount numeric(4, 2) not null default 0;
alter table theatre.bookings add column net numeric generated always as (price * (1 - discount / 100)) stored;
