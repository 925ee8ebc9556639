alter table museum.works drop column seen;
