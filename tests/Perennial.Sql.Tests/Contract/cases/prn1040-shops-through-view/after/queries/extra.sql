-- schema: sales
-- service: sales

-- name: Shipping :many
select order_id, left_over from sales.shipping;
