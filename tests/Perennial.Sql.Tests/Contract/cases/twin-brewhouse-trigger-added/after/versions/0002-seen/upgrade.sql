-- From version 1 to 2: seen.

create trigger batches_seen after delete on public.batches for each statement execute function public.touch();
