-- From version 1 to 2: clouds.

alter table public.nights add column clouds real;
