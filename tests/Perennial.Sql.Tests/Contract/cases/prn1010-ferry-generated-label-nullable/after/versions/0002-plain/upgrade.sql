-- From version 1 to 2: plain.

alter table public.ships alter column label drop expression;
