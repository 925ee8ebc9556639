-- schema: sales
-- service: sales

-- name: AddDefault :exec
insert into sales.order_items (order_id, sku, amount) values (@order_id, @sku, 1);
