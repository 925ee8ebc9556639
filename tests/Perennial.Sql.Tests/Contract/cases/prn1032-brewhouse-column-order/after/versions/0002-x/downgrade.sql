alter table beers drop column note;
