-- schema: app
-- service: adhoc

-- name: Forget :exec
delete from app.notes n where n.item_id = @item;
