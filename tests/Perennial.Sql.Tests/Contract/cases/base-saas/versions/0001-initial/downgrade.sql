-- Back from version 1 to 0.

drop table public.tenants;
