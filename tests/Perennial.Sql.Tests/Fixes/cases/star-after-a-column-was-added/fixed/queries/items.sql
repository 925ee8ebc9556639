-- schema: app
-- service: shop

-- name: GetItem :one
-- An item by its number.
select items.item_id, items.label, items.state, items.size, items.home
from app.items
where item_id = @id;

-- name: ListItems :many
select i.item_id, i.label, i.home
from app.items i
where i.state = @item_state
order by i.item_id;

-- name: CountNotes :value
select count(*) from app.notes n where n.item_id = @item;

-- name: AddItem :one
insert into app.items (item_id, label, size)
values (@id, @item_label, @item_size)
returning items.item_id, items.label, items.state, items.size, items.home;

-- name: RenameItem :execrows
update app.items i set label = @item_label where i.item_id = @id;

-- name: DeleteNotes :exec
delete from app.notes n where n.item_id = @item;
