-- Back from version 2 to 1.

drop trigger batches_seen on public.batches;
