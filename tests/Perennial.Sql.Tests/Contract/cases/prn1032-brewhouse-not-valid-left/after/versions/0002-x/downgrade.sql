alter table beers drop constraint beers_fg;
