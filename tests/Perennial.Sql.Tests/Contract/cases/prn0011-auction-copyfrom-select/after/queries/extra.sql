-- schema: auction

-- name: A :copyfrom
select lot_id from auction.lots where lot_id = @lot_id;
