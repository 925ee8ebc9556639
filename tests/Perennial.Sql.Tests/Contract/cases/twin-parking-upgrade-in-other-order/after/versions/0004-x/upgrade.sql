-- Two.
alter table tickets_issued add column a integer;
alter table tickets_issued add b int4;
