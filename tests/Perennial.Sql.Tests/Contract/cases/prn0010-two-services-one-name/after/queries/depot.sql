-- schema: app
-- service: depot

-- name: GetItem :one
select i.item_id from app.items i where i.item_id = @id;
