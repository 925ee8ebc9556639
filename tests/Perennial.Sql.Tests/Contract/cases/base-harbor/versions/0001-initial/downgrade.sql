-- Back from version 1 to 0.

drop view harbor.in_port;

drop table harbor.calls;

drop table harbor.berths;

drop table harbor.ships;

drop schema harbor;
