-- schema: app
-- service: shop

-- name: GetItem :one
-- An item by its number.
select i.item_id, i.label, i.state, i.size
from app.items i
where i.item_id = @id;

-- name: ListItems :many
select i.item_id, i.label, i.home
from app.items i
where i.state = @item_state
order by i.item_id;

-- name: AddItem :one
insert into app.items (item_id, label, size)
values (@id, @item_label, @item_size)
returning item_id, state;

-- name: RenameItem :execrows
update app.items i set label = @item_label where i.item_id = @id;

-- name: CountNotes :value
-- deprecated: its feature is gone
-- The feature is gone: running services that still call this find nothing.
select count(*) from (select null::bigint as item_id where false) n where n.item_id = @item;

-- name: DeleteNotes :exec
-- writes
-- deprecated: its feature is gone
-- The feature is gone: a call does nothing.
select 1
where false and @item::bigint is null;
