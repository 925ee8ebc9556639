-- From version 1 to 2: same names.

alter table public.beers drop constraint beers_name_key;

alter table public.beers add constraint n check (name <> '') not valid;
