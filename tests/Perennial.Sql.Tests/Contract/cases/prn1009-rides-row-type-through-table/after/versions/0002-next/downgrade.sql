alter table rides.trips drop column tip;
