-- From version 1 to 2: text.

alter table public.drugs alter column name type text using name::text;
