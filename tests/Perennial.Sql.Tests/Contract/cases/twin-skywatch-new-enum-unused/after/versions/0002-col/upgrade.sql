-- From version 1 to 2: col.

create type public.colour as enum ('x', 'y');
