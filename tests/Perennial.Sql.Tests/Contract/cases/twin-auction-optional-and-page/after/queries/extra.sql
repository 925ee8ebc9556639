-- schema: auction

-- name: A :many
-- optional: bidder, low
-- page: amount, bid_id
select b.bid_id, b.amount, b.bidder from auction.bids b where b.bidder = @bidder and b.amount >= @low;
