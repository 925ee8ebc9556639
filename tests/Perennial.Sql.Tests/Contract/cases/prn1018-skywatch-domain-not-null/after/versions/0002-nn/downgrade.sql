-- Back from version 2 to 1.

alter domain public.ra drop not null;
