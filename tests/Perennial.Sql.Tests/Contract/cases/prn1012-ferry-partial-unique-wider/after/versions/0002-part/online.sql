-- After the upgrade, while services run: each statement is a step of its own.

create unique index concurrently if not exists one_booking_new on public.seats (passenger) where seat > 10;

drop index concurrently if exists public.one_booking;

alter index public.one_booking_new rename to one_booking;
