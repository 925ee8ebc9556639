-- schema: auction

-- name: BidsWithLots :many
select b.bid_id, sqlc.embed(l) from auction.bids b join auction.lots l on l.lot_id = b.lot_id;
