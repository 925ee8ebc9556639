-- Back from version 2 to 1.

drop table public.events;

drop type public.event_kind;
