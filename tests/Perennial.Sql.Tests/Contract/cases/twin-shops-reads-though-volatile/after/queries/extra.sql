-- schema: sales
-- service: sales

-- name: AnyOrder :one
-- reads
select order_id from sales.orders order by random() limit 1;
