drop view similar_signs;
drop table signs;
drop extension citext;
drop extension pg_trgm;
drop schema util;
-- Back from version 1 to 0.

drop view public.old_bridges;

drop table public.bridges;

drop table public.roads;
