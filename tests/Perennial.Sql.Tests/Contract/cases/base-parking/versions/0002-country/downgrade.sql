drop index if exists tickets_open;
alter table tickets_issued drop column country;
