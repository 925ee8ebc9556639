drop table plans;
drop type width;
drop domain lane;
-- Back from version 1 to 0.

drop view public.old_bridges;

drop table public.bridges;

drop table public.roads;
