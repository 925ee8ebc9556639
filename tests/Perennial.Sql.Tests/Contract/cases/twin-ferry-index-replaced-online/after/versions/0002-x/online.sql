create unique index concurrently one_seat on seats (passenger) where passenger is not null;
drop index concurrently one_booking;
