-- Notes.
alter table beers add column note varchar(100);
