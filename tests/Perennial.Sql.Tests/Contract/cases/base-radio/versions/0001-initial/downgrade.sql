drop function top_song(char);
drop table plays;
drop table stations;
