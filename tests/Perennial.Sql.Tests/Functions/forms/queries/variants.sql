-- Forms that are chosen by arguments.

-- name: FilterItems :many
-- optional: label, size
select item_id, label from items where label = @label and size >= @size and item_id <> @other;

-- name: FirstOfMood :one
-- optional: mood
select item_id, mood from items i where i.mood = @mood order by item_id;

-- name: SortItems :many
-- order: item_id, label
select item_id, label from items where size = @size limit @most;

-- name: SortAll :stream
-- order: size
-- optional: label
select item_id, size from items where label = @label;

-- name: PageItems :many
-- page: label, item_id
-- optional: mood
select * from items where mood = @mood and label is not null;

-- name: PageBack :many
-- page: item_id desc
select item_id, label as "item label" from items;
