-- schema: auction

-- name: A :exec
-- raises: A0003 LotGone
-- raises: A0004 LotClosed
update auction.lots set title = @title where lot_id = @lot_id;
