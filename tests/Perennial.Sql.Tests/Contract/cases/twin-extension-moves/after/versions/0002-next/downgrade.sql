alter extension citext set schema util;
alter extension pg_trgm set schema util;
drop schema more;
