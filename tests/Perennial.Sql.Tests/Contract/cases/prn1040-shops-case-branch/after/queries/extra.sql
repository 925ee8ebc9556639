-- schema: sales
-- service: sales

-- name: Ship :many
select i.sku, case when i.amount > 0 then stock.take(i.sku, i.amount) else 0 end as left_over from sales.order_items i where i.order_id = @order_id;
