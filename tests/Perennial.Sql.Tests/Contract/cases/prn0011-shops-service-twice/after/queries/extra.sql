-- schema: sales
-- service: sales

-- name: Twice :many
-- service: sales
-- service: stock
select sku from stock.goods;
