-- schema: sales
-- service: sales

-- name: Ship :many
select i.sku, t.left_over from sales.order_items i, lateral (select stock.take(i.sku, i.amount) as left_over) t where i.order_id = @order_id;
