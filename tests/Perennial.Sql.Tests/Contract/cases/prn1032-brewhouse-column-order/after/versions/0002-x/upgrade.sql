-- Notes.
alter table beers add column note text;
