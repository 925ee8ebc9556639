-- schema: auction

-- name: A :many
-- page: lot_id
select lot_id, title from auction.lots limit 10;
