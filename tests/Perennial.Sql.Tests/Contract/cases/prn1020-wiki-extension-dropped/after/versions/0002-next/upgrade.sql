drop index pages_title_trgm;
drop extension pg_trgm;
