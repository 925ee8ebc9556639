-- Back from version 2 to 1.

alter table public.seats drop constraint seats_seat_voyage_passenger_key;

alter table public.seats add constraint seats_pkey primary key (voyage, seat);
