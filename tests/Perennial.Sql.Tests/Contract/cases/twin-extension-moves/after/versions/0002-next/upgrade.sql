create schema more;
alter extension pg_trgm set schema more;
alter extension citext set schema more;
