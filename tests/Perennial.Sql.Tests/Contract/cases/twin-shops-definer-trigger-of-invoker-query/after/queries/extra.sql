-- schema: sales
-- service: sales

-- name: PlaceInvoker :exec
-- security: invoker
insert into sales.orders (customer) values (@customer);
