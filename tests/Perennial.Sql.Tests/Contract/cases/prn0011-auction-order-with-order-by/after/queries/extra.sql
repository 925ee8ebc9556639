-- schema: auction

-- name: A :many
-- order: title
select lot_id, title from auction.lots order by lot_id;
