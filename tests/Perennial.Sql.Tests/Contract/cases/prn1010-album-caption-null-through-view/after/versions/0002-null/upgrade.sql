-- From version 1 to 2: null.

alter table public.photos alter column caption drop not null;
