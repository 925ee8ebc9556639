-- schema: app
-- service: shop

-- name: ListNotes :many
select n.note_id, n.body from app.notes n where n.item_id = @item;

-- name: FindBody :value
select n.body from app.notes n where n.note_id = @note;
