alter table tickets_issued rename column since to entered;
