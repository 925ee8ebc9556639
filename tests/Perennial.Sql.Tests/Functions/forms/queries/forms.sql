-- schema: app

-- name: GetItem :one
select item_id, label, mood, size from items where item_id = @item_id;

-- name: GetWithStar :one
select i.* from items i where i.item_id = @item_id; -- a remark

-- name: ListItems :many
select item_id, label, twice(size) as doubled from items where mood = @mood and tags && @tags order by item_id;

-- name: StreamItems :stream
select item_id from items;

-- name: CountItems :single
select count(*), max(size) from items;

-- name: FindLabel :value
select label from items where item_id = @id;

-- name: CountBig :value
select count(*) from items where size > @size;

-- name: AddItem :one
insert into items (label, mood, size) values (@label, @mood, @size)
on conflict (item_id) do update set label = excluded.label
returning item_id, label;

-- name: AddItemId :value
insert into items (label) values (@label) returning item_id;

-- name: DeleteItemIds :value
delete from items where size = @size returning item_id;

-- name: Notify :exec
select pg_notify('app', label) from items where item_id = @id;

-- name: Rename :exec
update items set label = @label where item_id = @id;

-- name: RenameReturning :exec
update items set label = @label where item_id = @id returning label;

-- name: DeleteSmall :execrows
delete from items where size < @size;

-- name: CountRows :execrows
select item_id from items where size < @size;

-- name: LockItem :one
select item_id from items where item_id = @id for update skip locked;

-- name: Duplicates :many
select a.item_id, b.item_id, 'x', 1 + 1, a.label as item_id from items a join items b using (size) where a.item_id = @item_id;

-- name: Positional :many
select item_id from items where size = $2 and label = $1;

-- name: Slices :many
select item_id from items where item_id in (sqlc.slice(ids)) and mood = sqlc.arg(mood);

-- name: OddNames :many
select "Odd Column", loop_count as "loop", 'a; b -- $1' as quoted from "Odd Table" where "Odd Column" = @name;

-- name: OddDollar :value
select '$$ $body$' || @text::text;

-- name: InvokerRead :many
-- security: invoker
select item_id, label from items where label = @label;

-- name: InvokerValue :value
-- security: invoker
select count(*) from items;

-- name: InvokerWrite :one
-- security: invoker
update items set size = @size where item_id = @item_id returning *;

-- name: InvokerTouch :exec
-- security: invoker
select 1 from items where size is null;

-- name: WithWrites :one
with moved as (
    update items set mood = 'busy' where item_id = @id returning item_id, mood
), noted as (
    insert into "Odd Table" ("Odd Column") select m.item_id::text from moved m returning "Odd Column"
)
select m.item_id, m.mood, n."Odd Column" as note from moved m cross join noted n;

-- name: ShortNames :many
select short, made_at::date as day, now() as at, null as nothing from items where short = @short limit @max_rows offset @skip;

-- name: Values :many
values (@a::integer, 'one'), (2, @b::text);
