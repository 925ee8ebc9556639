-- From version 6 to 7: memo.

alter table public.tenants add column memo text;
