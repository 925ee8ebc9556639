-- From version 1 to 2: wider.

alter domain public.ra drop constraint ra_check;

alter domain public.ra add constraint ra_check check (value >= 0 and value <= 360) not valid;
