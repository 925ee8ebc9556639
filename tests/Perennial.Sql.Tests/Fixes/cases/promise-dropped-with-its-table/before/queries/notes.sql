-- schema: app
-- service: shop

-- name: AddNote :single
-- Adds a note, and tells its number.
insert into app.notes (note_id, item_id, body) values (@note, @item, @text) returning note_id;

-- name: MeasureNotes :one
select count(*) as notes, coalesce(max(length(n.body)), 0) as longest, min(i.size) as smallest
from app.notes n left join app.items i on i.item_id = n.item_id;

-- name: CopyNote :value
insert into app.notes (note_id, item_id, body) values (@note, @item, @text) returning note_id;

-- name: LongestNote :value
-- The length of the longest note.
select coalesce(max(length(n.body)), 0) from app.notes n;

-- name: TidyItems :one
with gone as (delete from app.items i where not exists (select from app.notes n where n.item_id = i.item_id) returning 1)
select count(*) as removed from gone;
