-- schema: auction

-- name: A :many
-- deprecated:
select lot_id, title from auction.lots;
