-- The procedures that version 0003-split-task-documents adds or changes. Written by 'perennial ship' from schema.sql and queries/.

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
        (task_id, queue_name, state, waiting_for, priority, max_attempts, unique_key, tags, run_after, finished_at)
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
    select a.task_id, $8::jsonb
    from added a
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
with items as materialized (
    select u.task_id, u.priority, u.payload
    from unnest($1::text[], $2::integer[], $3::jsonb[]) as u (task_id, priority, payload)
), added as (
    insert into queue.tasks (task_id, queue_name, priority, max_attempts)
    select i.task_id, q.queue_name, i.priority, q.max_attempts
    from items i
    join queue.queues q on q.queue_name = $4
    on conflict (task_id) do nothing
    returning task_id
)
insert into queue.task_payloads (task_id, payload)
select a.task_id, i.payload
from added a
join items i on i.task_id = a.task_id;
    get diagnostics row_total = row_count;
    return row_total;
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
select t.task_id, t.queue_name, t.state, p.payload ->> 'kind' as kind, p.payload
from queue.task_payloads p
join queue.tasks t on t.task_id = p.task_id
where p.payload @> $1
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
with finished as (
    update queue.tasks t
    set state = 'succeeded', finished_at = now(), worker_id = null, lease_expires_at = null
    where t.task_id = $1
      and t.worker_id = $2
      and t.attempt = $3
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
    select f.task_id, $4::jsonb
    from finished f
    where $4::jsonb is not null
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
       t.created_at, t.finished_at, p.payload, r.result
from queue.tasks t
join queue.task_payloads p on p.task_id = t.task_id
left join queue.task_results r on r.task_id = t.task_id
where t.task_id = $1;
end
$$;
