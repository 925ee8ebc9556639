-- From version 1 to 2: closing.

alter table public.stations add column closed_on date;
