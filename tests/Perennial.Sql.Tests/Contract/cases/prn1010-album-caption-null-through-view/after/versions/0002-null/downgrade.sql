-- Back from version 2 to 1.

alter table public.photos alter column caption set not null;
