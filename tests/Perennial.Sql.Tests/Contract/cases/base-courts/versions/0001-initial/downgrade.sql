-- Back from version 1 to 0.

drop function court.log_charge(integer, integer);

drop table court.charges;

drop table court.bookings;

drop table court.players;

drop table court.courts;

drop extension btree_gist;

drop schema court;
