-- What the worker manager does with the workers.
-- schema: queue
-- service: workers

-- name: ListWorkers :many
-- All workers that are not gone, with the tasks they hold and their place in the order of load.
select w.worker_id, w.host, w.slots, w.queue_names, w.state, w.last_seen_at,
       coalesce(b.running, 0) as running,
       b.next_expiry,
       rank() over (order by coalesce(b.running, 0) desc) as load_rank
from queue.workers w
left join (
    select t.worker_id, count(*) as running, min(t.lease_expires_at) as next_expiry
    from queue.tasks t
    where t.state = 'running'
    group by t.worker_id
) b on b.worker_id = w.worker_id
where w.state <> 'gone'
order by w.worker_id;

-- name: ReapWorkers :many
-- Declares workers gone that have been silent for too long, and ends the leases of their tasks.
with reaped as (
    update queue.workers w
    set state = 'gone', left_because = 'silent'
    where w.state <> 'gone'
      and w.last_seen_at < now() - @silence::interval
    returning w.worker_id, w.host
), released as (
    update queue.tasks t
    set lease_expires_at = now()
    from reaped r
    where t.worker_id = r.worker_id
      and t.state = 'running'
    returning r.worker_id, t.task_id
)
select r.worker_id, r.host, count(l.task_id) as tasks
from reaped r
left join released l on l.worker_id = r.worker_id
group by r.worker_id, r.host
order by r.worker_id;

-- name: ExpireLeases :many
-- Takes tasks back whose worker did not renew in time: pending again at once, or failed after the last attempt.
with expired as materialized (
    select t.task_id, t.worker_id
    from queue.tasks t
    where t.state = 'running'
      and t.lease_expires_at <= now()
    order by t.lease_expires_at, t.task_id
    limit @max_tasks
    for update skip locked
), returned as (
    update queue.tasks t
    set state = case when t.attempt < t.max_attempts then 'pending'::queue.task_state else 'failed' end,
        finished_at = case when t.attempt < t.max_attempts then null else now() end,
        worker_id = null,
        lease_expires_at = null
    from expired e
    where t.task_id = e.task_id
    returning t.task_id, t.attempt, t.state, e.worker_id
), ended as (
    update queue.task_attempts a
    set outcome = 'lost', ended_at = now()
    from returned r
    where a.task_id = r.task_id
      and a.attempt = r.attempt
)
select r.task_id, r.state, r.worker_id as "worker_id!"
from returned r
order by r.task_id;

-- deprecated: use forget_workers, which says whom it forgot
-- name: DeleteGoneWorkers :execrows
-- Forgets workers that have been gone for a while and hold nothing.
delete from queue.workers w
where w.state = 'gone'
  and w.last_seen_at < now() - @age::interval
  and not exists (select from queue.tasks t where t.worker_id = w.worker_id);

-- name: ListGoneWorkers :many
-- Workers that left or were declared gone, the latest first.
select w.worker_id, w.host, w.last_seen_at, w.left_because
from queue.workers w
where w.state = 'gone'
order by w.last_seen_at desc, w.worker_id
limit @max_workers;

-- name: ForgetWorkers :many
-- Forgets workers that have been gone for a while and hold nothing, and says which.
delete from queue.workers w
where w.state = 'gone'
  and w.last_seen_at < now() - @age::interval
  and not exists (select from queue.tasks t where t.worker_id = w.worker_id)
returning w.worker_id, w.host, w.left_because;
