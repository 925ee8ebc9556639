drop table public.depots;
