-- Back from version 2 to 1.

alter table public.nights drop column clouds;
