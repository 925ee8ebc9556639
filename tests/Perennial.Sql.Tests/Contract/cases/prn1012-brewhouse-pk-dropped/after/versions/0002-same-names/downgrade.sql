-- Back from version 2 to 1.

alter table public.beers drop constraint n;

alter table public.beers add constraint beers_name_key unique (name);
