alter table theatre.bookings alter column net set default 0;
