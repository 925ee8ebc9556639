-- The same statements with the caller's rights: what is compared with libraries that send SQL.
-- schema: bench

-- name: InlineGetItem :one
-- inline
select i.item_id, i.name, i.price, i.quantity, i.note, i.added_at from bench.items i where i.item_id = @id;

-- name: InlineListItems :many
-- inline
select i.item_id, i.name, i.price, i.quantity, i.note, i.added_at from bench.items i where i.item_id >= @first order by i.item_id limit 100;

-- name: InlineAddItem :one
-- inline
insert into bench.items (name, price, quantity, note) values (@name, @price, @quantity, @note?) returning item_id, added_at;

-- name: InlineClaimJob :one
-- inline
update bench.jobs j
set taken_at = clock_timestamp(), attempts = j.attempts + 1
where j.job_id = (select f.job_id from bench.jobs f where f.queue_id = @queue order by f.taken_at, f.job_id limit 1 for update skip locked)
returning j.job_id, j.payload, j.attempts;

-- name: CopyEntries :copyfrom
-- security: invoker
insert into bench.entries (entry_id, name, amount, entered_at) values (@entry_id, @name, @amount, @entered_at);
