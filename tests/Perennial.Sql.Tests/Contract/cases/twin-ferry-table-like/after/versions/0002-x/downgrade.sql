drop table ships_old;
