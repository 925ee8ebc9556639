-- schema: sales
-- service: sales

-- name: Mine :many
select order_id from sales.orders;
