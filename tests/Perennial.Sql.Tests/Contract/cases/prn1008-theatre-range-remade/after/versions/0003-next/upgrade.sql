alter table theatre.shows drop column hours;
drop type theatre.span;
create type theatre.span as range (subtype = interval);
alter table theatre.shows add column hours theatre.span;
