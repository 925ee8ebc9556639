-- Back from version 6 to 5.

alter table public.tenants drop column note;
