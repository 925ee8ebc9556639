-- schema: auction

-- name: A :exec
-- reads
update auction.lots set title = @title where lot_id = @lot_id;
