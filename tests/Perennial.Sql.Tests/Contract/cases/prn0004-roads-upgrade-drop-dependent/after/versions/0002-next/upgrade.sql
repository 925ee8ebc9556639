alter table bridges drop column built;
