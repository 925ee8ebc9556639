-- s
alter table drugs replica identity full;
