-- Back from version 2 to 1.

drop table public.albums;
