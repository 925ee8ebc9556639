-- From version 1 to 2: tanks.

alter table public.batches add column tank text;
