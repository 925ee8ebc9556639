-- schema: sales
-- service: sales

-- name: Check :many
select i.sku, stock.on_hand(i.sku) as on_hand, sales.total_items(i.order_id) as total from sales.order_items i where i.order_id = @order_id and stock.on_hand(i.sku) >= i.amount;
