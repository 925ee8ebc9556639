-- Back from version 1 to 0.

drop view lg.dear_parcels;

drop view lg.parcel_state;

drop function lg.symbol_of(text);

drop table lg.scans_near;

drop table lg.scans;

drop table lg.moves_far;

drop table lg.moves_near;

drop table lg.moves;

drop table lg.parcels;

drop domain lg.code;

drop domain lg.email;

drop domain lg.currency;

drop extension citext;

drop schema lg;
