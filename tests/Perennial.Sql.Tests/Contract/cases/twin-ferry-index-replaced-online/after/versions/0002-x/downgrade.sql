drop index one_seat;
create unique index one_booking on seats (passenger) where passenger is not null;
