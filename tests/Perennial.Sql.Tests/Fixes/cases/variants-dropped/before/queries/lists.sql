-- schema: app
-- service: shop

-- name: FindItems :many
-- row: Listed
-- type: size MyApp.Size
-- optional: item_state, size
-- Items of a state and of a size, where the caller cares.
--
-- The oldest come first.
select i.item_id, i.label, i.size
from app.items i
where i.state = @item_state and i.size > @least and i.size = @size
order by i.item_id;

-- name: SortItems :stream
-- row: Listed
-- order: label, item_id
select i.item_id, i.label, i.size
from app.items i
where i.state = @item_state
limit @most;

-- name: PageItems :many
-- optional: item_state
-- page: item_id desc
select i.item_id, i.label, /* of the box */ i.home
from app.items i
where i.state = @item_state;

-- name: PageNotes :many
-- page: body, note_id
select n.note_id, n.body from app.notes n where n.item_id = @item;
