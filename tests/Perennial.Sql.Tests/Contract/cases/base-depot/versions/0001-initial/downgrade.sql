drop table moves;
drop function moved();
drop table bins;
