-- Drop.
drop view strong_beers;
