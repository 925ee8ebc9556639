-- schema: auction

-- name: Sell :many
delete from auction.bids where lot_id = @lot_id;
