-- schema: sales
-- service: sales

-- name: Clean :exec
-- service: adhoc
delete from sales.orders where placed < @before;
