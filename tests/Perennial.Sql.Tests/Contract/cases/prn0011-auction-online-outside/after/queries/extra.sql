-- schema: auction

-- name: A :online
delete from auction.bids where bid_id < 5;
