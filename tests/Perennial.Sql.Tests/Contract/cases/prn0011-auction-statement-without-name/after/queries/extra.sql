-- schema: auction

select lot_id from auction.lots;
