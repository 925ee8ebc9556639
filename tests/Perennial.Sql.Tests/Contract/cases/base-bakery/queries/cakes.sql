-- schema: bakery

-- A cake with all toppings.
-- name: GetCake :one
select c.cake_id, c.name, c.size, c.price, c.toppings, c.best from bakery.cakes c where c.cake_id = $1;

-- name: BakeCake :value
insert into bakery.cakes (name, size, price, best) values (@name, @size, @price, @best) returning cake_id;

-- name: CakesWithTopping :many
select c.cake_id, t.name, t.grams from bakery.cakes c, unnest(c.toppings) as t where t.name = @topping;

-- name: PlaceOrder :exec
-- raises: 23503 NoSuchCake
insert into bakery.orders (cake_id, pieces, gross, for_whom) values (@cake_id, @pieces, @gross, @for_whom?);
