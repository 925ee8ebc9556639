-- Back from version 2 to 1.

alter table public.guests alter column full_name set not null;
