-- Back from version 1 to 0.

drop view public.shared;

drop table public.shares;

drop table public.photos;
