-- Back from version 2 to 1.

alter table public.voyages alter column voyage drop identity;
