-- schema: sales
-- service: sales

-- name: Named :many
select order_id, customer from sales.named;
