alter table tickets_issued add column country char(2);
