-- From version 1 to 2: bigger.

alter table public.lots alter column reserve type numeric(14,2) using reserve::numeric(14,2);
