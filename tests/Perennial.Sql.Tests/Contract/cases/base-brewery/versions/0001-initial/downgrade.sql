-- Back from version 1 to 0.

drop table public.tastings;

drop table public.tanks;

drop table public.beers;
