-- schema: auction

-- name: A :mnay
select lot_id from auction.lots;
