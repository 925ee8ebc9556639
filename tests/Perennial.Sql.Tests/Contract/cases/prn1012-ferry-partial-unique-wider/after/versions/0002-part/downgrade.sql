-- Back from version 2 to 1.

drop index public.one_booking;

create unique index one_booking on public.seats (passenger) where passenger is not null;
