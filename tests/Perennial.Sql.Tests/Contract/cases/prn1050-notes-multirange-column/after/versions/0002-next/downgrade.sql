alter table notes drop column pages;
