-- Back from version 2 to 1.

alter table public.readings alter column celsius type real using celsius::real;
