-- Back from version 2 to 1.

alter domain public.ra drop constraint ra_check;

alter domain public.ra add constraint ra_check check (value >= 0 and value < 360);
