-- What a worker says about itself. These belong to every service, since each of them may run workers.
-- schema: queue

-- name: RegisterWorker :one
-- Makes a worker known, or known again after a restart. Only registered workers can hold tasks.
insert into queue.workers (worker_id, host, slots, queue_names, properties)
values (@id, @host, @slots, @queues::text[], coalesce(@details?::jsonb, '{}'))
on conflict (worker_id) do update
set host = excluded.host,
    slots = excluded.slots,
    queue_names = excluded.queue_names,
    properties = excluded.properties,
    state = 'active',
    left_because = null,
    registered_at = now(),
    last_seen_at = now()
returning worker_id, state, registered_at;

-- name: Heartbeat :one
-- Says that a worker is alive. The answer tells it whether to go on claiming; no row means that it must register again.
update queue.workers w
set last_seen_at = now()
where w.worker_id = @id
  and w.state <> 'gone'
returning w.state, w.last_seen_at;

-- name: LeaveWorker :exec
-- Takes a worker out of service; tasks that it still holds fall back when their leases expire.
update queue.workers w
set state = 'gone', last_seen_at = now()
where w.worker_id = @id;

-- name: LeaveWorkerBecause :exec
-- Takes a worker out of service and says why; tasks that it still holds fall back when their leases expire.
update queue.workers w
set state = 'gone', left_because = @reason, last_seen_at = now()
where w.worker_id = @id;
