alter table rides.trips add column tip numeric(6,2);
