-- schema: stock
-- service: stock

-- name: AddGoods :exec
insert into stock.goods (sku, amount) values (@sku, @amount) on conflict (sku) do update set amount = goods.amount + excluded.amount;

-- name: Levels :many
select sku, amount from stock.goods order by sku;
