-- Back from version 1 to 0.

drop aggregate public.longest(text);

drop function public.or_zero(anyelement, anyelement);

drop table public.bids;

drop table public.lots;
