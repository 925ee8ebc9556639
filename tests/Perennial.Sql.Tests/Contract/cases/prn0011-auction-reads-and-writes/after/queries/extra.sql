-- schema: auction

-- name: A :many
-- reads
-- writes
select lot_id, title from auction.lots;
