-- From version 1 to 2: reserve.

alter table public.lots alter column reserve type double precision using reserve::double precision;
