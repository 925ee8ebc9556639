-- From version 1 to 2: sold.

alter table public.lots add column sold boolean;
