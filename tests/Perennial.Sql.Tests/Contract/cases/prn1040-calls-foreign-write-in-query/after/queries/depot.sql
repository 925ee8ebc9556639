-- schema: app
-- service: depot

-- name: RelabelAll :many
select app.rename_item(i.label, i.item_id) from app.items i;
