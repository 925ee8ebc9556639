-- schema: sales

-- name: Everybody :many
select stock.take(i.sku, i.amount) as left_over from sales.order_items i where i.order_id = @order_id;
