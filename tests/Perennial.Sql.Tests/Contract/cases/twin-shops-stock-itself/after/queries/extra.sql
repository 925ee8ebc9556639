-- schema: stock
-- service: stock

-- name: TakeMany :many
select stock.take(x.sku, x.n) as left_over from unnest(@skus::text[], @ns::int[]) as x(sku, n);
