-- Back from version 2 to 1.

-- The values in public.ships.label are lost here, since each is computed from now on: copy before what must stay.
alter table public.ships drop column label;

alter table public.ships add column label text generated always as ('MS ' || ship) stored;
