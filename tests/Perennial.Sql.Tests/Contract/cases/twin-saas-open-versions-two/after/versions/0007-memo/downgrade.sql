-- Back from version 7 to 6.

alter table public.tenants drop column memo;
