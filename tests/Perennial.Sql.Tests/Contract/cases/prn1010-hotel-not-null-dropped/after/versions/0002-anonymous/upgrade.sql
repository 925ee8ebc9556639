-- From version 1 to 2: anonymous.

alter table public.guests alter column full_name drop not null;
