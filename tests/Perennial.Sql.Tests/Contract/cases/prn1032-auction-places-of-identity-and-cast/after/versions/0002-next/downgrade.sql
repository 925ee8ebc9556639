drop function auction.to_state(integer);
