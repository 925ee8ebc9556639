-- service: shop

-- name: StoreNote :one
insert into app.open_notes (note_id, item_id, body) values (@note, @item, @words) returning coalesce(note_id, 0) as note_id, coalesce(body, '') as body;
