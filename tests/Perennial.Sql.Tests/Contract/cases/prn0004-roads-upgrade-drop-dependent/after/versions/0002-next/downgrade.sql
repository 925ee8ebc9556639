alter table bridges add column built date;
