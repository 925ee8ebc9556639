-- schema: auction

-- name: BidsWithLots :many
select b.bid_id, l.lot_id, l.title, l.state, l.reserve, l.closes, l.details from auction.bids b join auction.lots l on l.lot_id = b.lot_id;
