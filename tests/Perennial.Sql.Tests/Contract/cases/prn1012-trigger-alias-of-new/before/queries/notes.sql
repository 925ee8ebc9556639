-- service: shop

-- name: StoreNote :one
insert into app.notes (note_id, item_id, body) values (@note, @item, @words) returning note_id, body;
