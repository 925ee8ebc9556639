-- schema: sales
-- service: sales

-- name: AddLine :exec
insert into sales.line_sizes (order_id, sku, amount, pieces) values (@order_id, @sku, @amount, @pieces);
