-- From version 1 to 2: precision.

alter table public.readings alter column celsius type double precision using celsius::double precision;
