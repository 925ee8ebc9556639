-- schema: auction

-- name: A :exec
-- optional: title
update auction.lots set title = @title where lot_id = @lot_id;
