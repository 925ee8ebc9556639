-- After the upgrade, while services run: each statement is a step of its own.

alter table public.beers validate constraint n;
