-- service: shop

-- name: StoreNote :one
insert into app.notes (note_id, item_id, body) values (@note, @item, @words) on conflict (note_id) do update set body = excluded.body returning note_id, body;
