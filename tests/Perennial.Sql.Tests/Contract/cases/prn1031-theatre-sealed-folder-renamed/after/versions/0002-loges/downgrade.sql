drop index if exists theatre.bookings_net;
alter table theatre.bookings drop column net;
alter table theatre.bookings drop column discount;
