-- From version 1 to 2: shared.

alter table public.guests drop constraint guests_email_key;
