-- After the upgrade, while services run: each statement is a step of its own.

alter domain public.ra validate constraint ra_check;
