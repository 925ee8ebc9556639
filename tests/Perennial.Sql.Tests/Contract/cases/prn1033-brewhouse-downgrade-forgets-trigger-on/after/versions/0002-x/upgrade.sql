-- Off.
alter table beers disable trigger beers_touch;
