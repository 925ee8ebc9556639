-- schema: app
-- service: depot

-- name: GetDepotItem :one
select i.item_id from app.items i where i.item_id = @id;
