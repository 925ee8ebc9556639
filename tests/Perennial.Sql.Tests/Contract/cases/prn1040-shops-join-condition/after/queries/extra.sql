-- schema: sales
-- service: sales

-- name: Ship :many
select i.sku from sales.order_items i join stock.goods g on g.amount > stock.take(i.sku, i.amount);
