-- schema: auction

-- name: CopyBids :copyfrom
-- security: invoker
insert into auction.bids (lot_id, bidder, amount) values (@lot_id, @bidder, @amount);
