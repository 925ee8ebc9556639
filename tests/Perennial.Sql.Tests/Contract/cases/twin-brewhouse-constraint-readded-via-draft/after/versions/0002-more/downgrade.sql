-- Back from version 2 to 1.

alter table public.batches drop constraint batches_litres_check;

alter table public.batches add constraint batches_litres_check check (litres > 0);
