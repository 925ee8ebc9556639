create extension pg_trgm;
create index polls_question on polls using gin (question gin_trgm_ops);
drop extension pg_trgm;
drop index polls_question;
