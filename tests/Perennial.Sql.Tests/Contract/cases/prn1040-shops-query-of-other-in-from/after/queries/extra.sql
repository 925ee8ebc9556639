-- schema: sales
-- service: sales

-- name: Refill :exec
select stock.add_goods(i.sku, i.amount) from sales.order_items i where i.order_id = @order_id;
