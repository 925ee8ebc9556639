-- schema: app
-- service: shop

-- name: OldItems :many
-- inline
select i.item_id from app.items i;
