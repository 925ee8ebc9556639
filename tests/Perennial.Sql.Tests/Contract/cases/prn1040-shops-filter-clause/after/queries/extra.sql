-- schema: sales
-- service: sales

-- name: Ship :one
select count(*) filter (where stock.take(i.sku, 1) > 0) as n from sales.order_items i;
