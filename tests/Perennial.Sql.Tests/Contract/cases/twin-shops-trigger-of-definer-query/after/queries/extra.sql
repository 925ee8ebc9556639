-- schema: sales
-- service: sales

-- name: PlaceDefiner :exec
insert into sales.orders (customer) values (@customer);
