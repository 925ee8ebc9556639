-- schema: auction

-- name: A :value
select lot_id, title from auction.lots where lot_id = @lot_id;
