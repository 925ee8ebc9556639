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

-- name: CountNotes :value
select count(*) from app.notes n where n.item_id = @item;

-- name: AddItem :one
insert into app.items (item_id, label, size)
values (@id, @item_label, @item_size)
returning item_id, state;

-- name: RenameItem :execrows
update app.items i set label = @item_label where i.item_id = @id;

-- name: DeleteNotes :exec
delete from app.notes n where n.item_id = @item;

-- name: FindItems :many
-- optional: item_state, size_
select i.item_id, i.label, i.size
from app.items i
where i.state = @item_state and i.size > @least and i.size = @size_
order by i.item_id;

-- name: PageItems :many
-- optional: item_state
-- page: item_id desc
select i.item_id, i.label, /* of the box */ i.home
from app.items i
where i.state = @item_state;

-- name: PageNotes :many
-- page: body, note_id
select n.note_id, n.body from app.notes n where n.item_id = @item;

-- name: SortItems :many
-- order: label, item_id
select i.item_id, i.label, i.size
from app.items i
where i.state = @item_state
limit @most;
