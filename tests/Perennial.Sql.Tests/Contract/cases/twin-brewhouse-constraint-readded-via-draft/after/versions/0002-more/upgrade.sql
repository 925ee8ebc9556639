-- From version 1 to 2: more.

alter table public.batches drop constraint batches_litres_check;

alter table public.batches add constraint batches_litres_check check (litres > 1) not valid;
