-- The life of a task, from enqueueing to its end.
-- schema: queue
-- service: queue

-- name: SaveQueue :one
-- Creates a queue or changes its rules. What is null takes the usual value.
insert into queue.queues (queue_name, description, max_attempts, lease, retry_base, retention, labels)
values (
    @queue,
    @description,
    coalesce(@max_attempts?::integer, 3),
    coalesce(@lease?::interval, '5 minutes'),
    coalesce(@retry_base?::interval, '5 seconds'),
    coalesce(@retention?::interval, '7 days'),
    @labels::text[]
)
on conflict (queue_name) do update
set description = excluded.description,
    max_attempts = excluded.max_attempts,
    lease = excluded.lease,
    retry_base = excluded.retry_base,
    retention = excluded.retention,
    labels = excluded.labels
returning queue_name, paused, created_at;

-- name: EnqueueTask :one
-- Adds a task. It stays blocked until all tasks it depends on have succeeded, and is cancelled when one of them does
-- not; a dependency that no longer exists counts as succeeded. Gives no row when the queue does not exist or has an
-- unfinished task with the same unique key.
with target as (
    select q.queue_name, q.max_attempts
    from queue.queues q
    where q.queue_name = @queue
), dependencies as materialized (
    -- The share lock makes a dependency that is about to end wait until this task is there to be seen.
    select t.task_id, t.state
    from queue.tasks t
    where t.task_id = any (@depends_on::text[])
    order by t.task_id
    for share
), outlook as (
    select count(*) filter (where d.state in ('blocked', 'pending', 'running')) as unfinished,
           count(*) filter (where d.state in ('failed', 'cancelled')) as lost
    from dependencies d
), added as (
    insert into queue.tasks
        (task_id, queue_name, state, waiting_for, priority, max_attempts, unique_key, tags, run_after, finished_at)
    select @id::text,
           g.queue_name,
           case
               when o.lost > 0 then 'cancelled'::queue.task_state
               when o.unfinished > 0 then 'blocked'
               else 'pending'
           end,
           o.unfinished::integer,
           @priority::integer,
           g.max_attempts,
           @unique_key?::text,
           @tags::text[],
           coalesce(@not_before?::timestamptz, now()),
           case when o.lost > 0 then now() end
    from target g
    cross join outlook o
    on conflict (queue_name, unique_key) where unique_key is not null and finished_at is null do nothing
    returning task_id, state, run_after
), linked as (
    insert into queue.task_dependencies (task_id, depends_on)
    select a.task_id, d.task_id
    from added a
    cross join dependencies d
), stored as (
    insert into queue.task_payloads (task_id, payload)
    select a.task_id, @payload::jsonb
    from added a
)
select a.task_id, a.state, a.run_after
from added a;

-- name: EnqueueTasks :execrows
-- Adds many tasks without dependencies in one call; the arrays run in parallel. Tasks that exist already are left as
-- they are, so a call whose answer was lost can be repeated. The count is that of the tasks added.
with items as materialized (
    select u.task_id, u.priority, u.payload
    from unnest(@ids::text[], @priorities::integer[], @payloads::jsonb[]) as u (task_id, priority, payload)
), added as (
    insert into queue.tasks (task_id, queue_name, priority, max_attempts)
    select i.task_id, q.queue_name, i.priority, q.max_attempts
    from items i
    join queue.queues q on q.queue_name = @queue
    on conflict (task_id) do nothing
    returning task_id
)
insert into queue.task_payloads (task_id, payload)
select a.task_id, i.payload
from added a
join items i on i.task_id = a.task_id;

-- name: ClaimTasks :many
-- Hands up to `max_tasks` tasks to a worker, the most urgent first. Rows that another claim holds are skipped instead
-- of waited for, so any number of workers can claim at once and no task is handed out twice. The lease is the queue's
-- unless one is given.
with candidates as materialized (
    select t.task_id
    from queue.tasks t
    where t.queue_name = @queue
      and t.state = 'pending'
      and t.run_after <= now()
      and exists (select from queue.queues q where q.queue_name = @queue and not q.paused)
    order by t.priority desc, t.run_after, t.task_id
    limit @max_tasks
    for update skip locked
), claimed as (
    update queue.tasks t
    set state = 'running',
        attempt = t.attempt + 1,
        worker_id = @worker::text,
        lease_expires_at = now() + coalesce(@lease?::interval, q.lease)
    from queue.queues q
    -- An array and not a join: not knowing `max_tasks`, the planner would read the whole table for a join.
    where t.task_id = any (array(select c.task_id from candidates c))
      and q.queue_name = t.queue_name
    returning t.task_id, t.priority, t.attempt, t.tags, t.worker_id, t.lease_expires_at
), started as (
    insert into queue.task_attempts (task_id, attempt, worker_id)
    select c.task_id, c.attempt, c.worker_id
    from claimed c
)
select c.task_id, c.attempt, c.priority, c.tags, p.payload, c.lease_expires_at as "lease_expires_at!"
from claimed c
join queue.task_payloads p on p.task_id = c.task_id
order by c.priority desc, c.task_id;

-- name: RenewLeases :many
-- Extends a worker's hold on its tasks. A task that is missing from the answer is no longer the worker's, and the
-- worker must drop it.
update queue.tasks t
set lease_expires_at = now() + @lease
where t.task_id = any (@ids::text[])
  and t.worker_id = @worker
  and t.state = 'running'
returning t.task_id, t.lease_expires_at as "lease_expires_at!";

-- name: FinishTask :one
-- Ends a task with success and stores its result, if it has one. Tasks that waited only for this one become pending.
-- Gives no row when the worker no longer holds this attempt.
with finished as (
    update queue.tasks t
    set state = 'succeeded', finished_at = now(), worker_id = null, lease_expires_at = null
    where t.task_id = @id
      and t.worker_id = @worker
      and t.attempt = @attempt
      and t.state = 'running'
    returning t.task_id, t.attempt, t.finished_at
), ended as (
    update queue.task_attempts a
    set outcome = 'succeeded', ended_at = f.finished_at
    from finished f
    where a.task_id = f.task_id
      and a.attempt = f.attempt
), stored as (
    insert into queue.task_results (task_id, result)
    select f.task_id, @result?::jsonb
    from finished f
    where @result?::jsonb is not null
)
select f.task_id, f.finished_at as "finished_at!"
from finished f;

-- name: FailTask :one
-- Ends an attempt with an error. The task becomes pending again after a delay that doubles with each attempt, or
-- failed when this was the last one. Gives no row when the worker no longer holds this attempt.
with failed as (
    update queue.tasks t
    set state = case when t.attempt < t.max_attempts then 'pending'::queue.task_state else 'failed' end,
        run_after = now() + queue.retry_delay(t.attempt, q.retry_base),
        finished_at = case when t.attempt < t.max_attempts then null else now() end,
        worker_id = null,
        lease_expires_at = null
    from queue.queues q
    where t.task_id = @id
      and t.worker_id = @worker
      and t.attempt = @attempt
      and t.state = 'running'
      and q.queue_name = t.queue_name
    returning t.task_id, t.attempt, t.state, t.run_after
), ended as (
    update queue.task_attempts a
    set outcome = 'failed', ended_at = now(), error = @error
    from failed f
    where a.task_id = f.task_id
      and a.attempt = f.attempt
)
select f.task_id, f.state, f.run_after
from failed f;

-- name: CancelTask :one
-- Ends a task that has not ended yet, and gives no row when it has. A worker that runs it learns of this when it renews
-- its lease or finishes.
with cancelled as (
    update queue.tasks t
    set state = 'cancelled', finished_at = now(), worker_id = null, lease_expires_at = null
    where t.task_id = @id
      and t.finished_at is null
    returning t.task_id, t.attempt, t.finished_at
), ended as (
    update queue.task_attempts a
    set outcome = 'lost', ended_at = now(), error = 'cancelled'
    from cancelled c
    where a.task_id = c.task_id
      and a.attempt = c.attempt
      and a.ended_at is null
)
select c.task_id, c.attempt, c.finished_at as "finished_at!"
from cancelled c;

-- name: GetTask :one
-- A task with what it is to do and, once it has succeeded with one, its result.
select t.task_id, t.queue_name, t.state, t.priority, t.attempt, t.max_attempts, t.waiting_for, t.tags, t.worker_id,
       t.created_at, t.finished_at, p.payload, r.result
from queue.tasks t
join queue.task_payloads p on p.task_id = t.task_id
left join queue.task_results r on r.task_id = t.task_id
where t.task_id = @id;

-- name: ListRecentTasks :many
-- A page of a queue's tasks, the newest first. The next page starts after the last row of this one: pass its time and id.
select t.task_id, t.state, t.priority, t.attempt, t.created_at, t.finished_at
from queue.tasks t
where t.queue_name = @queue
  and (t.created_at, t.task_id) < (coalesce(@before_created_at?::timestamptz, 'infinity'), coalesce(@before_id?::text, ''))
order by t.created_at desc, t.task_id desc
limit @page_size;

-- name: StreamTasks :stream
-- All tasks of a queue in one state, the oldest first.
select t.task_id, t.priority, t.attempt, t.tags, t.created_at
from queue.tasks t
where t.queue_name = @queue
  and t.state = @task_state
order by t.created_at, t.task_id;

-- name: FindTasks :many
-- Tasks whose payload contains the given JSON, with the payload's `kind` where it has one.
select t.task_id, t.queue_name, t.state, p.payload ->> 'kind' as kind, p.payload
from queue.task_payloads p
join queue.tasks t on t.task_id = p.task_id
where p.payload @> @pattern
order by t.created_at desc, t.task_id desc
limit @max_tasks;

-- name: ListDependencies :many
-- Everything that a task waits for, directly or through others, with the shortest distance to it.
with recursive upstream as (
    select d.depends_on as task_id, 1 as depth
    from queue.task_dependencies d
    where d.task_id = @id
    union
    select d.depends_on, u.depth + 1
    from upstream u
    join queue.task_dependencies d on d.task_id = u.task_id
    where u.depth < @max_depth
)
select t.task_id, t.state, min(u.depth) as depth
from upstream u
join queue.tasks t on t.task_id = u.task_id
group by t.task_id, t.state
order by min(u.depth), t.task_id;

-- name: DeleteExpiredTasks :execrows
-- Deletes tasks of a queue that ended longer ago than it keeps them, with everything that belongs to them.
delete from queue.tasks t
using (
    select e.task_id
    from queue.tasks e
    join queue.queues q on q.queue_name = e.queue_name
    where e.queue_name = @queue
      and e.finished_at < now() - q.retention
    order by e.finished_at, e.task_id
    limit @max_tasks
    for update of e skip locked
) expired
where t.task_id = expired.task_id;
