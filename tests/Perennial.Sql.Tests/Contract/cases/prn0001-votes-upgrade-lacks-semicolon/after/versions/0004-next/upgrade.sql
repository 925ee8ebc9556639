alter table polls add column asked_by text
create index polls_asked on polls (asked_by);
