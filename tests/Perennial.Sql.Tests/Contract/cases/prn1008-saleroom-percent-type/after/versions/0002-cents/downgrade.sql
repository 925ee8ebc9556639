-- Back from version 2 to 1.

alter table public.bids alter column amount type numeric(12,2) using amount::numeric(12,2);
