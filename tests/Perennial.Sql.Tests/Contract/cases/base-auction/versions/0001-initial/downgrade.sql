-- Back from version 1 to 0.

drop table auction.bids;

drop table auction.lots;

drop type auction.money_and_when;

drop type auction.lot_state;

drop domain auction.cents;

drop schema auction;
