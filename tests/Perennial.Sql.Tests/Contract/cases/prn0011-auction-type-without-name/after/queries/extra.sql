-- schema: auction

-- name: A :exec
-- type: details
update auction.lots set details = @details where lot_id = @lot_id;
