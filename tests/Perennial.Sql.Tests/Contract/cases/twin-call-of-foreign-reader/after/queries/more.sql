-- schema: app
-- service: shop

-- name: ChargeItem :value
select app.charge(@item);
