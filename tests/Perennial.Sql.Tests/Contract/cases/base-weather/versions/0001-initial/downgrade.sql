-- Back from version 1 to 0.

drop table public.readings_rest;

drop table public.readings_2025;

drop table public.readings_2024;

drop table public.readings;

drop table public.stations;
