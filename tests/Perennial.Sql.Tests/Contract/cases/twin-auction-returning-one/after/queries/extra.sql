-- schema: auction

-- name: Sell :one
update auction.lots set state = 'sold' where lot_id = @lot_id returning title;
