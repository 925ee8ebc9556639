-- From version 5 to 6: local time.

alter table public.events alter column at type timestamp without time zone using at::timestamp without time zone;
