-- Back from version 2 to 1.

alter table public.guests add constraint guests_email_key unique (email);
