drop function rides.nearest(point, text[]);
drop function rides.assign(bigint, int);
drop table rides.trips;
drop table rides.drivers;
drop schema rides;
