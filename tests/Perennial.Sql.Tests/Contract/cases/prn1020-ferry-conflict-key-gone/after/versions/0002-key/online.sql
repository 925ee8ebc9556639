-- After the upgrade, while services run: each statement is a step of its own.

create unique index concurrently if not exists seats_seat_voyage_passenger_key on public.seats (seat, voyage, passenger);

alter table public.seats add constraint seats_seat_voyage_passenger_key unique using index seats_seat_voyage_passenger_key;
