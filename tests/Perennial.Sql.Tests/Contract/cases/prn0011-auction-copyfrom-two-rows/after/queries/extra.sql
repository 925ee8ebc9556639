-- schema: auction

-- name: A :copyfrom
insert into auction.bids (lot_id, bidder, amount) values (@a, @b, @c), (@d, @e, @f);
