-- From version 1 to 2: x.

alter table public.drugs drop constraint drugs_name_key;
