-- From version 1 to 2: cents.

alter table public.bids alter column amount type bigint using amount::bigint;
