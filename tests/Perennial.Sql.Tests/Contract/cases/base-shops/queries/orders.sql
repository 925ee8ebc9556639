-- schema: sales
-- service: sales

-- name: PlaceOrder :single
insert into sales.orders (customer) values (@customer) returning order_id;

-- name: AddItem :exec
insert into sales.order_items (order_id, sku, amount) values (@order_id, @sku, @amount);

-- name: OpenOrders :many
select order_id, customer, items from sales.open_orders;
