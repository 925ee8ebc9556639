-- Back from version 2 to 1.

alter table public.stations drop column closed_on;
