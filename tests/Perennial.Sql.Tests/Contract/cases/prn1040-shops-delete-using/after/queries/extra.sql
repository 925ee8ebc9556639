-- schema: sales
-- service: sales

-- name: Drop :execrows
delete from sales.order_items i using stock.goods g where g.sku = i.sku and stock.take(g.sku, 0) >= 0;
