-- schema: auction

-- name: A :many
-- servise: web
select lot_id from auction.lots;
