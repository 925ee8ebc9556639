-- schema: app

-- name: FindItems :many
-- service: shop
-- optional: item_state, size_
-- row: Listed
-- type: size MyApp.Size
-- Items of a state and of a size, where the caller cares.
--
-- The oldest come first.
select i.item_id, i.label, i.size
from app.items i
where i.state = @item_state and i.size > @least and i.size = @size_
order by i.item_id;

-- name: PageItems :many
-- service: shop
-- optional: item_state
-- page: item_id desc
select i.item_id, i.label, /* of the box */ i.home
from app.items i
where i.state = @item_state;

-- name: PageNotes :many
-- service: shop
-- page: body, note_id
select n.note_id, n.body from app.notes n where n.item_id = @item;

-- name: SortItems :stream
-- service: shop
-- order: label, item_id
-- row: Listed
select i.item_id, i.label, i.size
from app.items i
where i.state = @item_state
limit @most;
