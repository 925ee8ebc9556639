-- Back from version 2 to 1.

alter table public.lots alter column reserve type numeric(12,2) using reserve::numeric(12,2);
