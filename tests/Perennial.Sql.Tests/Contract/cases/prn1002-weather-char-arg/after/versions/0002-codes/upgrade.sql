-- From version 1 to 2: codes.

alter table public.stations alter column code type character varying(4) using code::character varying(4);
