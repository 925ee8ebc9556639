-- schema: app

-- name: AddItem :one
-- service: shop
insert into app.items (item_id, label, size)
values (@id, @item_label, @item_size)
returning item_id, state;

-- name: CountNotes :value
-- service: shop
select count(*) from app.notes n where n.item_id = @item;

-- name: DeleteNotes :exec
-- service: shop
delete from app.notes n where n.item_id = @item;

-- name: GetItem :one
-- service: shop
-- An item by its number.
select i.item_id, i.label, i.state, i.size
from app.items i
where i.item_id = @id;

-- name: ListItems :many
-- service: shop
select i.item_id, i.label, i.home
from app.items i
where i.state = @item_state
order by i.item_id;

-- name: RenameItem :execrows
-- service: shop
update app.items i set label = @item_label where i.item_id = @id;
