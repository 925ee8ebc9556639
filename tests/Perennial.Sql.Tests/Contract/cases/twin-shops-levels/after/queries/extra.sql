-- schema: sales
-- service: sales

-- name: Check :many
select l.sku, l.amount from stock.levels() l where l.amount < 10;
