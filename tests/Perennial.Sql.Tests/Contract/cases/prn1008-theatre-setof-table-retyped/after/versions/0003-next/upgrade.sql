drop index theatre.bookings_net;
alter table theatre.bookings drop column net;
alter table theatre.bookings alter column price type double precision;
alter table theatre.bookings add column net numeric generated always as (price::numeric * (1 - discount / 100)) stored;
create index bookings_net on theatre.bookings ((net > 100), lower(email::text)) where tier <> 'box';
