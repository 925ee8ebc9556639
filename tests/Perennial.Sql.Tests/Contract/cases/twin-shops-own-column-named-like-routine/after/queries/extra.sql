-- schema: sales
-- service: sales

-- name: Check :many
select x.take, x.recount from (select sku as take, amount as recount from stock.goods) x;
