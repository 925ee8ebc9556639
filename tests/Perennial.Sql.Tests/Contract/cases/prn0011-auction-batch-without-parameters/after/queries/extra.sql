-- schema: auction

-- name: A :stream
delete from auction.bids;
