-- From version 1 to 2: bigger.

alter table public.nights alter column seeing type numeric(6,2)[] using seeing::numeric(6,2)[];
