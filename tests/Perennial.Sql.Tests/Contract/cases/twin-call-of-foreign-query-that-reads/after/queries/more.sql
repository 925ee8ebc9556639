-- schema: app
-- service: billing

-- name: ChargeItem :many
select g.item_id, g.size from app.get_item(@item) g;
