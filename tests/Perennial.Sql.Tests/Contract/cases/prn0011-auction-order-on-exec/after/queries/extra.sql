-- schema: auction

-- name: A :exec
-- order: title
update auction.lots set title = @title where lot_id = @lot_id;
