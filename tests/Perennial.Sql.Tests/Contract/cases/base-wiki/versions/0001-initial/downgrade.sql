drop view latest_revisions;
drop table revisions;
drop table pages;
drop extension pg_trgm;
drop extension citext;
