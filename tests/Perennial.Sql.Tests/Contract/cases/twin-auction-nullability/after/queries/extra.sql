-- schema: auction

-- name: A :many
select l.lot_id as "lot_id!", l.closes as "closes?", (select max(amount) from auction.bids b where b.lot_id = l.lot_id) as "top?" from auction.lots l;
