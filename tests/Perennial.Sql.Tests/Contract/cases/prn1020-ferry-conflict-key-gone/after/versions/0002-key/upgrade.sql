-- From version 1 to 2: key.

alter table public.seats drop constraint seats_pkey;
