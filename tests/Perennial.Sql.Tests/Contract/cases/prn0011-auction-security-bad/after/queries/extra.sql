-- schema: auction

-- name: A :many
-- security: owner
select lot_id, title from auction.lots;
