-- schema: auction

-- name: A :many
select lot_id from auction.lots where title = @x and lot_id = @x;
