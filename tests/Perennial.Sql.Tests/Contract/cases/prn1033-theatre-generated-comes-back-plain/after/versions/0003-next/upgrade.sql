alter table theatre.bookings alter column net drop expression;
