-- The procedures that version 0004-leave-reasons adds or changes. Written by 'perennial ship' from schema.sql and queries/.

create or replace function queue.forget_workers(age interval)
returns table (worker_id text, host text, left_because queue.leave_reason)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
delete from queue.workers w
where w.state = 'gone'
  and w.last_seen_at < now() - $1::interval
  and not exists (select from queue.tasks t where t.worker_id = w.worker_id)
returning w.worker_id, w.host, w.left_because;
end
$$;

create or replace function queue.leave_worker_because(reason queue.leave_reason, id text)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
update queue.workers w
set state = 'gone', left_because = $1, last_seen_at = now()
where w.worker_id = $2;
end
$$;

create or replace function queue.list_gone_workers(max_workers bigint)
returns table (worker_id text, host text, last_seen_at timestamp with time zone, left_because queue.leave_reason)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select w.worker_id, w.host, w.last_seen_at, w.left_because
from queue.workers w
where w.state = 'gone'
order by w.last_seen_at desc, w.worker_id
limit $1;
end
$$;

create or replace function queue.register_worker(id text, host text, slots integer, queues text[], details jsonb)
returns table (worker_id text, state queue.worker_state, registered_at timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
insert into queue.workers (worker_id, host, slots, queue_names, properties)
values ($1, $2, $3, $4::text[], coalesce($5::jsonb, '{}'))
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
end
$$;
