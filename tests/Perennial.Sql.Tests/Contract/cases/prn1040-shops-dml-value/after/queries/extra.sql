-- schema: sales
-- service: sales

-- name: Ship :exec
update sales.order_items set amount = stock.take(sku, amount) where order_id = @order_id;
