-- schema: auction

-- name: A :many
select lot_id from auction.lots where closes = null;
