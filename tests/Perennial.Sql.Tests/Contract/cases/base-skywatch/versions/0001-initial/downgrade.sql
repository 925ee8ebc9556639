-- Back from version 1 to 0.

drop table public.nights;

drop table public.objects;

drop type public.hours;

drop domain public.ra;

drop type public.magnitude;

drop type public.sky_band;
