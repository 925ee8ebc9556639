create extension pg_trgm;
create index pages_title_trgm on pages using gin (title gin_trgm_ops);
