-- Back from version 2 to 1.

alter table public.stations alter column code type character(4) using code::character(4);
