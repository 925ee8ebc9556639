-- Back from version 1 to 0.

drop view public.strong_beers;

drop trigger beers_touch on public.beers;

drop function public.touch();

drop table public.batches;

drop table public.beers;
