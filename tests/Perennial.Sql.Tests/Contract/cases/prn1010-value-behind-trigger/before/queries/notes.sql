-- service: shop

-- name: StoreNote :value
insert into app.notes (note_id, item_id, body) values (@note, @item, @words) returning note_id;
