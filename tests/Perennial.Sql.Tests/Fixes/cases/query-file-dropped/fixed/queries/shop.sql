-- schema: app

-- name: add_item :one
-- service: shop
insert into app.items (item_id, label, size)
values (@id, @item_label, @item_size)
returning item_id, state;

-- name: count_notes :value
-- service: shop
select count(*) from app.notes n where n.item_id = @item;

-- name: delete_notes :exec
-- service: shop
delete from app.notes n where n.item_id = @item;

-- name: get_item :one
-- service: shop
select i.item_id, i.label, i.state, i.size
from app.items i
where i.item_id = @id;

-- name: list_items :many
-- service: shop
select i.item_id, i.label, i.home
from app.items i
where i.state = @item_state
order by i.item_id;

-- name: rename_item :execrows
-- service: shop
update app.items i set label = @item_label where i.item_id = @id;
