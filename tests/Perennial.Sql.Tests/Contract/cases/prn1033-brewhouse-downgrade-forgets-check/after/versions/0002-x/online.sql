alter table beers validate constraint beers_fg;
