-- schema: sales
-- service: sales

-- name: Mixed :many
-- service: web
select stock.take(sku, 1) as n from stock.goods;
