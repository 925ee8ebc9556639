alter table auction.bids alter column bid_id set start 1 set increment 1;
drop cast (integer as auction.lot_state);
drop function auction.to_state(integer);
