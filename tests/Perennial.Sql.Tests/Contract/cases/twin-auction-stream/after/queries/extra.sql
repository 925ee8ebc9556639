-- schema: auction

-- name: AllBids :stream
select bid_id, amount, at from auction.bids order by bid_id;
