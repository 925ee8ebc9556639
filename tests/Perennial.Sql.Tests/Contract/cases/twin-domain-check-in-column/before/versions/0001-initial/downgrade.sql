drop type width;
drop table plans;
drop domain fast_lane;
drop domain lane;
-- Back from version 1 to 0.

drop view public.old_bridges;

drop table public.bridges;

drop table public.roads;
