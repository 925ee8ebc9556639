-- schema: sales
-- service: sales

-- name: Replace :exec
insert into sales.order_items (order_id, sku, amount) values (@order_id, @sku, @amount) on conflict (order_id, sku) do update set amount = stock.take(excluded.sku, excluded.amount);
