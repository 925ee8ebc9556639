-- Back from version 6 to 5.

alter table public.events alter column body type jsonb using body::jsonb;
