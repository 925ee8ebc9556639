-- The procedures that version 0001-initial adds or changes. Written by 'perennial ship' from schema.sql and queries/.

create or replace function queue.cancel_task(id text)
returns table (task_id text, attempt integer, finished_at timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with cancelled as (
    update queue.tasks t
    set state = 'cancelled', finished_at = now(), worker_id = null, lease_expires_at = null
    where t.task_id = $1
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
end
$$;

create or replace function queue.claim_tasks(queue text, max_tasks bigint, worker text, lease interval)
returns table (task_id text, attempt integer, priority integer, tags text[], payload jsonb, lease_expires_at timestamp with time zone)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with candidates as materialized (
    select t.task_id
    from queue.tasks t
    where t.queue_name = $1
      and t.state = 'pending'
      and t.run_after <= now()
      and exists (select from queue.queues q where q.queue_name = $1 and not q.paused)
    order by t.priority desc, t.run_after, t.task_id
    limit $2
    for update skip locked
), claimed as (
    update queue.tasks t
    set state = 'running',
        attempt = t.attempt + 1,
        worker_id = $3::text,
        lease_expires_at = now() + coalesce($4::interval, q.lease)
    from queue.queues q
    -- An array and not a join: not knowing `max_tasks`, the planner would read the whole table for a join.
    where t.task_id = any (array(select c.task_id from candidates c))
      and q.queue_name = t.queue_name
    returning t.task_id, t.priority, t.attempt, t.tags, t.payload, t.worker_id, t.lease_expires_at
), started as (
    insert into queue.task_attempts (task_id, attempt, worker_id)
    select c.task_id, c.attempt, c.worker_id
    from claimed c
)
select c.task_id, c.attempt, c.priority, c.tags, c.payload, c.lease_expires_at as "lease_expires_at!"
from claimed c
order by c.priority desc, c.task_id;
end
$$;

create or replace function queue.count_by_state()
returns table (queue_name queue.slug, state queue.task_state, tasks bigint, oldest timestamp with time zone)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select t.queue_name, t.state, count(*) as tasks, min(t.created_at) as oldest
from queue.tasks t
group by t.queue_name, t.state
order by t.queue_name, t.state;
end
$$;

create or replace function queue.count_pending(queue text)
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    first_value bigint;
begin
select count(*) as pending
from queue.tasks t
where t.queue_name = $1
  and t.state = 'pending'
  and t.run_after <= now()
    into first_value;
    return first_value;
end
$$;

create or replace function queue.delete_expired_tasks(queue text, max_tasks bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    row_total bigint;
begin
delete from queue.tasks t
using (
    select e.task_id
    from queue.tasks e
    join queue.queues q on q.queue_name = e.queue_name
    where e.queue_name = $1
      and e.finished_at < now() - q.retention
    order by e.finished_at, e.task_id
    limit $2
    for update of e skip locked
) expired
where t.task_id = expired.task_id;
    get diagnostics row_total = row_count;
    return row_total;
end
$$;

create or replace function queue.delete_gone_workers(age interval)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    row_total bigint;
begin
delete from queue.workers w
where w.state = 'gone'
  and w.last_seen_at < now() - $1::interval
  and not exists (select from queue.tasks t where t.worker_id = w.worker_id);
    get diagnostics row_total = row_count;
    return row_total;
end
$$;

create or replace function queue.enqueue_task(queue text, depends_on text[], id text, priority integer, unique_key text, tags text[], not_before timestamp with time zone, payload jsonb)
returns table (task_id text, state queue.task_state, run_after timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with target as (
    select q.queue_name, q.max_attempts
    from queue.queues q
    where q.queue_name = $1
), dependencies as materialized (
    -- The share lock makes a dependency that is about to end wait until this task is there to be seen.
    select t.task_id, t.state
    from queue.tasks t
    where t.task_id = any ($2::text[])
    order by t.task_id
    for share
), outlook as (
    select count(*) filter (where d.state in ('blocked', 'pending', 'running')) as unfinished,
           count(*) filter (where d.state in ('failed', 'cancelled')) as lost
    from dependencies d
), added as (
    insert into queue.tasks
        (task_id, queue_name, state, waiting_for, priority, max_attempts, unique_key, tags, run_after, finished_at, payload)
    select $3::text,
           g.queue_name,
           case
               when o.lost > 0 then 'cancelled'::queue.task_state
               when o.unfinished > 0 then 'blocked'
               else 'pending'
           end,
           o.unfinished::integer,
           $4::integer,
           g.max_attempts,
           $5::text,
           $6::text[],
           coalesce($7::timestamptz, now()),
           case when o.lost > 0 then now() end,
           $8::jsonb
    from target g
    cross join outlook o
    on conflict (queue_name, unique_key) where unique_key is not null and finished_at is null do nothing
    returning task_id, state, run_after
), linked as (
    insert into queue.task_dependencies (task_id, depends_on)
    select a.task_id, d.task_id
    from added a
    cross join dependencies d
)
select a.task_id, a.state, a.run_after
from added a;
end
$$;

create or replace function queue.enqueue_tasks(ids text[], priorities integer[], payloads jsonb[], queue text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    row_total bigint;
begin
insert into queue.tasks (task_id, queue_name, priority, max_attempts, payload)
select u.task_id, q.queue_name, u.priority, q.max_attempts, u.payload
from unnest($1::text[], $2::integer[], $3::jsonb[]) as u (task_id, priority, payload)
join queue.queues q on q.queue_name = $4
on conflict (task_id) do nothing;
    get diagnostics row_total = row_count;
    return row_total;
end
$$;

create or replace function queue.expire_leases(max_tasks bigint)
returns table (task_id text, state queue.task_state, worker_id text)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with expired as materialized (
    select t.task_id, t.worker_id
    from queue.tasks t
    where t.state = 'running'
      and t.lease_expires_at <= now()
    order by t.lease_expires_at, t.task_id
    limit $1
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
end
$$;

create or replace function queue.fail_task(id text, worker text, attempt integer, error text)
returns table (task_id text, state queue.task_state, run_after timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with failed as (
    update queue.tasks t
    set state = case when t.attempt < t.max_attempts then 'pending'::queue.task_state else 'failed' end,
        run_after = now() + queue.retry_delay(t.attempt, q.retry_base),
        finished_at = case when t.attempt < t.max_attempts then null else now() end,
        worker_id = null,
        lease_expires_at = null
    from queue.queues q
    where t.task_id = $1
      and t.worker_id = $2
      and t.attempt = $3
      and t.state = 'running'
      and q.queue_name = t.queue_name
    returning t.task_id, t.attempt, t.state, t.run_after
), ended as (
    update queue.task_attempts a
    set outcome = 'failed', ended_at = now(), error = $4
    from failed f
    where a.task_id = f.task_id
      and a.attempt = f.attempt
)
select f.task_id, f.state, f.run_after
from failed f;
end
$$;

create or replace function queue.find_tasks(pattern jsonb, max_tasks bigint)
returns table (task_id text, queue_name queue.slug, state queue.task_state, kind text, payload jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select t.task_id, t.queue_name, t.state, t.payload ->> 'kind' as kind, t.payload
from queue.tasks t
where t.payload @> $1
order by t.created_at desc, t.task_id desc
limit $2;
end
$$;

create or replace function queue.finish_task(id text, worker text, attempt integer, result jsonb)
returns table (task_id text, finished_at timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with held as (
    select t.task_id
    from queue.tasks t
    where t.task_id = $1
      and t.worker_id = $2
      and t.attempt = $3
      and t.state = 'running'
    for update
), finished as (
    update queue.tasks t
    set state = 'succeeded', finished_at = now(), worker_id = null, lease_expires_at = null, result = $4
    from held h
    where t.task_id = h.task_id
    returning t.task_id, t.attempt, t.finished_at
), ended as (
    update queue.task_attempts a
    set outcome = 'succeeded', ended_at = f.finished_at
    from finished f
    where a.task_id = f.task_id
      and a.attempt = f.attempt
)
select f.task_id, f.finished_at as "finished_at!"
from finished f;
end
$$;

create or replace function queue.get_task(id text)
returns table (task_id text, queue_name queue.slug, state queue.task_state, priority integer, attempt integer, max_attempts integer, waiting_for integer, tags text[], worker_id text, created_at timestamp with time zone, finished_at timestamp with time zone, payload jsonb, result jsonb)
language plpgsql stable rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select t.task_id, t.queue_name, t.state, t.priority, t.attempt, t.max_attempts, t.waiting_for, t.tags, t.worker_id,
       t.created_at, t.finished_at, t.payload, t.result
from queue.tasks t
where t.task_id = $1;
end
$$;

create or replace function queue.heartbeat(id text)
returns table (state queue.worker_state, last_seen_at timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
update queue.workers w
set last_seen_at = now()
where w.worker_id = $1
  and w.state <> 'gone'
returning w.state, w.last_seen_at;
end
$$;

create or replace function queue.leave_worker(id text)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
update queue.workers w
set state = 'gone', last_seen_at = now()
where w.worker_id = $1;
end
$$;

create or replace function queue.list_dependencies(id text, max_depth integer)
returns table (task_id text, state queue.task_state, depth integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with recursive upstream as (
    select d.depends_on as task_id, 1 as depth
    from queue.task_dependencies d
    where d.task_id = $1
    union
    select d.depends_on, u.depth + 1
    from upstream u
    join queue.task_dependencies d on d.task_id = u.task_id
    where u.depth < $2
)
select t.task_id, t.state, min(u.depth) as depth
from upstream u
join queue.tasks t on t.task_id = u.task_id
group by t.task_id, t.state
order by min(u.depth), t.task_id;
end
$$;

create or replace function queue.list_queues()
returns table (queue_name queue.slug, description text, labels text[], paused boolean, max_attempts integer, blocked bigint, pending bigint, running bigint, finished bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select q.queue_name, q.description, q.labels, q.paused, q.max_attempts,
       count(t.task_id) filter (where t.state = 'blocked') as blocked,
       count(t.task_id) filter (where t.state = 'pending') as pending,
       count(t.task_id) filter (where t.state = 'running') as running,
       count(t.task_id) filter (where t.finished_at is not null) as finished
from queue.queues q
left join queue.tasks t on t.queue_name = q.queue_name
group by q.queue_name
order by q.queue_name;
end
$$;

create or replace function queue.list_recent_tasks(queue text, before_created_at timestamp with time zone, before_id text, page_size bigint)
returns table (task_id text, state queue.task_state, priority integer, attempt integer, created_at timestamp with time zone, finished_at timestamp with time zone)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select t.task_id, t.state, t.priority, t.attempt, t.created_at, t.finished_at
from queue.tasks t
where t.queue_name = $1
  and (t.created_at, t.task_id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::text, ''))
order by t.created_at desc, t.task_id desc
limit $4;
end
$$;

create or replace function queue.list_throughput(queue text, since timestamp with time zone)
returns table (minute timestamp with time zone, finished bigint, failed bigint, finished_so_far bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select date_trunc('minute', t.finished_at) as minute,
       count(*) as finished,
       count(*) filter (where t.state = 'failed') as failed,
       (sum(count(*)) over (order by date_trunc('minute', t.finished_at)))::bigint as finished_so_far
from queue.tasks t
where t.queue_name = $1
  and t.finished_at >= $2
group by date_trunc('minute', t.finished_at)
order by date_trunc('minute', t.finished_at);
end
$$;

create or replace function queue.list_workers()
returns table (worker_id text, host text, slots integer, queue_names text[], state queue.worker_state, last_seen_at timestamp with time zone, running bigint, next_expiry timestamp with time zone, load_rank bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
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
end
$$;

create or replace procedure queue.pause_queue(queue text, pause boolean default true)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update queue.queues q set paused = pause where q.queue_name = queue;
    if not found then
        raise exception 'queue "%" does not exist', queue using errcode = 'P0002';
    end if;
end
$$;

create or replace function queue.queue_overview(queue text, out pending bigint, out running bigint, out oldest_pending timestamptz)
language sql stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select count(*) filter (where t.state = 'pending'),
           count(*) filter (where t.state = 'running'),
           min(t.created_at) filter (where t.state = 'pending')
    from queue.tasks t
    where t.queue_name = queue_overview.queue
      and t.state in ('pending', 'running')
$$;

create or replace function queue.reap_workers(silence interval)
returns table (worker_id text, host text, tasks bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with reaped as (
    update queue.workers w
    set state = 'gone'
    where w.state <> 'gone'
      and w.last_seen_at < now() - $1::interval
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
    registered_at = now(),
    last_seen_at = now()
returning worker_id, state, registered_at;
end
$$;

create or replace function queue.renew_leases(lease interval, ids text[], worker text)
returns table (task_id text, lease_expires_at timestamp with time zone)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
update queue.tasks t
set lease_expires_at = now() + $1
where t.task_id = any ($2::text[])
  and t.worker_id = $3
  and t.state = 'running'
returning t.task_id, t.lease_expires_at as "lease_expires_at!";
end
$$;

create or replace function queue.save_queue(queue queue.slug, description text, max_attempts integer, lease interval, retry_base interval, retention interval, labels text[])
returns table (queue_name queue.slug, paused boolean, created_at timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
insert into queue.queues (queue_name, description, max_attempts, lease, retry_base, retention, labels)
values (
    $1,
    $2,
    coalesce($3::integer, 3),
    coalesce($4::interval, '5 minutes'),
    coalesce($5::interval, '5 seconds'),
    coalesce($6::interval, '7 days'),
    $7::text[]
)
on conflict (queue_name) do update
set description = excluded.description,
    max_attempts = excluded.max_attempts,
    lease = excluded.lease,
    retry_base = excluded.retry_base,
    retention = excluded.retention,
    labels = excluded.labels
returning queue_name, paused, created_at;
end
$$;

create or replace function queue.stream_tasks(queue text, task_state queue.task_state)
returns table (task_id text, priority integer, attempt integer, tags text[], created_at timestamp with time zone)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select t.task_id, t.priority, t.attempt, t.tags, t.created_at
from queue.tasks t
where t.queue_name = $1
  and t.state = $2
order by t.created_at, t.task_id;
end
$$;

create or replace function queue.summarize_durations(queue text, since timestamp with time zone)
returns table (attempts bigint, succeeded bigint, unsuccessful bigint, mean double precision, median double precision, p95 double precision, longest double precision)
language plpgsql stable rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with durations as (
    select a.outcome, extract(epoch from a.ended_at - a.started_at)::double precision as seconds
    from queue.task_attempts a
    join queue.tasks t on t.task_id = a.task_id
    where t.queue_name = $1
      and a.ended_at >= $2
)
select count(*) as attempts,
       count(*) filter (where d.outcome = 'succeeded') as succeeded,
       count(*) filter (where d.outcome <> 'succeeded') as unsuccessful,
       avg(d.seconds) as mean,
       percentile_cont(0.5) within group (order by d.seconds) as median,
       percentile_cont(0.95) within group (order by d.seconds) as p95,
       max(d.seconds) as longest
from durations d;
end
$$;
