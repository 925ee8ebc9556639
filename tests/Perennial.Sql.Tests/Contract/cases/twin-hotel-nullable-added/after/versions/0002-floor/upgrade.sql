-- From version 1 to 2: floor.

alter table public.rooms add column floor smallint;
