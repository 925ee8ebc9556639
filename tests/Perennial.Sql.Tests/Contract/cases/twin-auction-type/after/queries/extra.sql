-- schema: auction

-- name: SetDetails :execrows
-- type: details string
update auction.lots set details = @details? where lot_id = @lot_id;
