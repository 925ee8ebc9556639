create function auction.to_state(value integer) returns auction.lot_state
language sql immutable as $$ select 'sold'::auction.lot_state $$;
