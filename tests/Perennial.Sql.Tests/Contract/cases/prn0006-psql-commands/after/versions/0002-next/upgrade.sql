\i more.sql
\set lanes 2
alter table roads add column lanes int;
select 'drop table x' where false \gexec
