-- fg.
alter table beers add constraint beers_fg check (fg > 0) not valid;
