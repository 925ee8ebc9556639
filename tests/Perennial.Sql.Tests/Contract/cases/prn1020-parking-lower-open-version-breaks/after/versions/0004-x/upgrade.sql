-- r
alter table tickets_issued drop column entered;
