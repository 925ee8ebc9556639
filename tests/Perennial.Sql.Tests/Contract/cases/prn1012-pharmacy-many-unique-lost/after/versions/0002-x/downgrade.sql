-- Back from version 2 to 1.

alter table public.drugs add constraint drugs_name_key unique (name);
