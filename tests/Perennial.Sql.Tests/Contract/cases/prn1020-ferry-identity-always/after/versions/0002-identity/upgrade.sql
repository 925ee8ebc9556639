-- From version 1 to 2: identity.

alter table public.voyages alter column voyage add generated always as identity;
