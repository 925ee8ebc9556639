-- schema: app
-- service: billing

-- name: ChargeItem :exec
select app.add_item(@item, @item_label, 1);
