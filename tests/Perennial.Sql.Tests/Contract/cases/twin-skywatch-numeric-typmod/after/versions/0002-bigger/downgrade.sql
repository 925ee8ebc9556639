-- Back from version 2 to 1.

alter table public.nights alter column seeing type numeric(4,2)[] using seeing::numeric(4,2)[];
