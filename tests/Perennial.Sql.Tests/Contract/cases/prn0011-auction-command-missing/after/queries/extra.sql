-- schema: auction

-- name: A
select lot_id from auction.lots;
