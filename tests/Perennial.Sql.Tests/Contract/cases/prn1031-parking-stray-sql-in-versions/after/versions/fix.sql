drop table garages;
