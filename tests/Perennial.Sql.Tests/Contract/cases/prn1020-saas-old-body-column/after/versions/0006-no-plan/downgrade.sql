-- Back from version 6 to 5.

alter table public.tenants add column plan text default 'free' not null;
