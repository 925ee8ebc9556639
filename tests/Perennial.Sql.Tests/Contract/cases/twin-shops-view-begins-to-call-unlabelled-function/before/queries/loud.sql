-- schema: sales
-- service: sales

-- name: LoudOrders :many
select order_id, customer from sales.loud_orders;
