-- schema: shop
-- service: till

-- name: Price :one
select name, price from shop.goods where ean = @ean;

-- name: Low :many
select ean, name from shop.low order by ean;

-- name: SetPrice :exec
update shop.goods set price = @price where ean = @ean;

-- name: Receipts :many
select receipt, sold from shop.sales where receipt >= @from and receipt < @until order by receipt;

-- name: ByVat :many
select ean from shop.goods where (price).vat = @vat order by ean;
