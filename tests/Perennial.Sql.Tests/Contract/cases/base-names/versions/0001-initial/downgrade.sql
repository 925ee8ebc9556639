-- Back from version 1 to 0.

drop type public.pair;

drop type public.color;

drop table public.tasks;
