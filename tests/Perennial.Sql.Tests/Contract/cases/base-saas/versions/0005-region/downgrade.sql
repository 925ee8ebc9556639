-- Back from version 5 to 4.

alter table public.tenants drop column region;
