-- From version 4 to 5: region.

alter table public.tenants add column region text default 'eu' not null;
