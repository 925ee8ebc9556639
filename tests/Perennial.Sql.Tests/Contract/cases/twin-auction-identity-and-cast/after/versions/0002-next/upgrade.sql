create function auction.to_state(value integer) returns auction.lot_state
language sql immutable as $$ select 'sold'::auction.lot_state $$;
create cast (integer as auction.lot_state) with function auction.to_state(integer);
alter table auction.bids alter column bid_id set start 100 set increment 5;
