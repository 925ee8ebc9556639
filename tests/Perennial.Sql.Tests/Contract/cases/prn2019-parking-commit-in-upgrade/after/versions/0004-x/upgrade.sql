-- p
alter table tickets_issued add column colour text;
commit;
