-- Back from version 6 to 5.

alter table public.events alter column at type timestamp with time zone using at::timestamp with time zone;
