create type public.point as (x integer, y integer);
