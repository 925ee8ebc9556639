-- schema: auction

-- name: A :exec
-- raises: P02 LotGone
update auction.lots set details = @details where lot_id = @lot_id;
