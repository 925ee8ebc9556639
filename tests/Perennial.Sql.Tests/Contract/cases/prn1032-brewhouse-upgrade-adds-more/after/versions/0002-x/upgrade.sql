-- Also.
alter table beers add constraint beers_og check (og > 0) not valid;
