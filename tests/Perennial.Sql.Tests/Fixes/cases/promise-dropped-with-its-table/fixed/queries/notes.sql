-- schema: app

-- name: AddNote :single
-- service: shop
-- writes
-- deprecated: its feature is gone
-- The feature is gone: a call finds no row, which its callers take for an error.
select null::bigint as "note_id!"
where false and @note::bigint is null and @item::bigint is null and @text::text is null;

-- name: LongestNote :value
-- service: shop
-- deprecated: its feature is gone
-- The length of the longest note.
-- The feature is gone: running services that still call this find nothing.
select coalesce(max(length(n.body)), 0) from (select null::text as body where false) n;

-- name: MeasureNotes :one
-- service: shop
-- deprecated: its feature is gone
-- The feature is gone: running services that still call this find nothing.
select count(*) as notes, coalesce(max(length(n.body)), 0) as longest, min(i.size) as smallest
from (select null::bigint as item_id, null::text as body where false) n left join app.items i on i.item_id = n.item_id;

-- name: TidyItems :single
-- service: shop
-- writes
-- deprecated: its feature is gone
-- The feature is gone: a call finds no row, which its callers take for an error.
select null::bigint as "removed!"
where false;
