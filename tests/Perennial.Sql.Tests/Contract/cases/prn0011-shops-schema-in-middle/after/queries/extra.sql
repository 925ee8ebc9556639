-- schema: sales
-- service: sales

-- name: Twice :many
-- schema: stock
select sku from stock.goods;
