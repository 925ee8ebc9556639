-- schema: sales
-- service: sales

-- name: A :many
select nvl(customer, '') as customer from sales.orders;

-- name: B :many
select placed::sales.datetime as placed from sales.orders;

-- name: C :many
select amount::tinyint as amount from sales.order_items;

-- name: D :many
select placed::datetime as placed, ifnull(customer, '') as customer from sales.orders;
