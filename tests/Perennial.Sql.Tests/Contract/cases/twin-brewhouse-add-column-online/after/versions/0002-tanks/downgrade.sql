-- Back from version 2 to 1.

alter table public.batches drop column tank;
