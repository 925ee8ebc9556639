-- schema: auction

-- name: A :many
select lot_id from auction.lots;
select bid_id from auction.bids;
