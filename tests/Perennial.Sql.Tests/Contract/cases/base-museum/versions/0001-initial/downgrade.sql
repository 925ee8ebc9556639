drop view museum.catalogue;
drop table museum.works, museum.artists;
drop schema museum;
