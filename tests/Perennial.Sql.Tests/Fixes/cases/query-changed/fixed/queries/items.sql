-- schema: app
-- service: shop

-- name: GetItem :one
-- An item by its number.
select i.item_id, i.label, i.state, i.size
from app.items i
where i.item_id = @id;

-- name: ListItems_2 :many
-- row: Item2
-- type: item_state Shop.ItemState
-- The items in a state.
select i.item_id, i.label, i.size
from app.items i
where i.state = @item_state and i.size > @least::integer
order by i.item_id;

-- name: ListItems :many
-- row: Item
-- type: item_state Shop.ItemState
-- The items in a state.
select i.item_id, i.label, i.home
from app.items i
where i.state = @item_state
order by i.item_id;

-- name: CountNotes :value
select count(*) from app.notes n where n.item_id = @item;

-- name: AddItem :one
insert into app.items (item_id, label, size)
values (@id, @item_label, @item_size)
returning item_id, state;

-- name: RenameItem_2 :execrows
update app.items i set label = @new_label where i.item_id = @id;

-- name: RenameItem :execrows
update app.items i set label = @item_label where i.item_id = @id;

-- name: DeleteNotes :exec
delete from app.notes n where n.item_id = @item;
