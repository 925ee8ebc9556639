-- schema: auction

-- name: A :exec
-- raises: P0002
update auction.lots set details = @details where lot_id = @lot_id;
