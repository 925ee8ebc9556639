alter table tickets_issued rename column entered to since;
