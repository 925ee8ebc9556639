-- schema: app
-- service: depot

-- name: LabelsOf :many
select g.label from app.items i join app.get_item(i.item_id) g on true;
