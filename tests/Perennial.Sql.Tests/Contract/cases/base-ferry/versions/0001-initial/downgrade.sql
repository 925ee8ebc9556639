-- Back from version 1 to 0.

drop view public.sailing;

drop function public.car_fee(integer);

drop table public.seats;

drop table public.voyages;

drop table public.ships;

drop sequence public.voyage_numbers;
