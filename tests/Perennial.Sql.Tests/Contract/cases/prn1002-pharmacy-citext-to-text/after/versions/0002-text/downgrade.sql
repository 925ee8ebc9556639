-- Back from version 2 to 1.

alter table public.drugs alter column name type public.citext using name::public.citext;
