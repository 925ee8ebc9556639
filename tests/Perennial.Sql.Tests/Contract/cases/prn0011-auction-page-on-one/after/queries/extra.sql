-- schema: auction

-- name: A :one
-- page: lot_id
select lot_id, title from auction.lots where lot_id = @lot_id;
