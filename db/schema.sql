-- The task queue as it is today. The folders in versions/ say how a database gets here.

create schema queue;

comment on schema queue is 'Queues, the tasks in them, the workers that run them, and the hooks that announce their end.';

create domain queue.slug as text
    check (value ~ '^[a-z][a-z0-9-]{0,62}$');

comment on domain queue.slug is 'A name for people and URLs: lower case letters, digits and hyphens.';

create type queue.task_state as enum ('blocked', 'pending', 'running', 'succeeded', 'failed', 'cancelled');

comment on type queue.task_state is 'Where a task is in its life; the last three are final.';

create type queue.attempt_outcome as enum ('succeeded', 'failed', 'lost');

comment on type queue.attempt_outcome is 'How an attempt ended; lost means that its worker let the lease expire.';

create type queue.worker_state as enum ('active', 'draining', 'gone');

comment on type queue.worker_state is 'Whether a worker may claim: a draining one only finishes what it has.';

-- open-enum
create type queue.leave_reason as enum ('stopped', 'replaced', 'silent');

comment on type queue.leave_reason is 'Why a worker left; reasons may be added, so readers must expect ones that they do not know.';

create type queue.delivery_state as enum ('waiting', 'delivered', 'abandoned');

comment on type queue.delivery_state is 'What became of a webhook call; an abandoned one ran out of attempts.';

-- Queues

create table queue.queues (
    queue_name queue.slug primary key,
    description text not null default '',
    max_attempts integer not null default 3 check (max_attempts between 1 and 100),
    lease interval not null default '00:05:00' check (lease > interval '0'),
    retry_base interval not null default '00:00:05' check (retry_base >= interval '0'),
    retention interval not null default '7 days',
    labels text[] not null default '{}',
    settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
    paused boolean not null default false,
    created_at timestamptz not null default now()
);

comment on table queue.queues is 'A queue and the rules for its tasks.';
comment on column queue.queues.max_attempts is 'How often a task is tried before it counts as failed; copied into each task.';
comment on column queue.queues.lease is 'How long a worker may hold a task without renewing.';
comment on column queue.queues.retry_base is 'Delay before the second attempt; it doubles with each further one.';
comment on column queue.queues.retention is 'How long a finished task is kept.';
comment on column queue.queues.paused is 'A paused queue accepts tasks and hands none out.';

-- Workers

create table queue.workers (
    worker_id text primary key,
    host text not null,
    slots integer not null default 1 check (slots > 0),
    queue_names text[] not null default '{}',
    properties jsonb not null default '{}',
    state queue.worker_state not null default 'active',
    registered_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    left_because queue.leave_reason,
    constraint workers_left_check check (left_because is null or state = 'gone')
);

create index workers_last_seen_at_idx on queue.workers (last_seen_at) where state <> 'gone';
create index workers_gone_idx on queue.workers (last_seen_at) where state = 'gone';

comment on table queue.workers is 'A process that claims tasks, as it registered itself.';
comment on column queue.workers.slots is 'How many tasks it runs at once.';
comment on column queue.workers.last_seen_at is 'Its latest heartbeat.';
comment on column queue.workers.left_because is 'Why it is gone, where that is known.';

-- Tasks

create table queue.tasks (
    task_id text primary key check (task_id <> ''),
    queue_name queue.slug not null references queue.queues,
    state queue.task_state not null default 'pending',
    priority integer not null default 0,
    attempt integer not null default 0,
    max_attempts integer not null,
    waiting_for integer not null default 0 check (waiting_for >= 0),
    unique_key text,
    tags text[] not null default '{}',
    run_after timestamptz not null default now(),
    worker_id text references queue.workers,
    lease_expires_at timestamptz,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    constraint tasks_finished_check
        check ((finished_at is not null) = (state in ('succeeded', 'failed', 'cancelled'))),
    constraint tasks_running_check
        check ((state = 'running') = (worker_id is not null and lease_expires_at is not null))
);

create index tasks_claim_idx on queue.tasks (queue_name, priority desc, run_after, task_id) where state = 'pending';
create index tasks_lease_expires_at_idx on queue.tasks (lease_expires_at) where state = 'running';
create index tasks_worker_id_idx on queue.tasks (worker_id) where worker_id is not null;
create index tasks_recent_idx on queue.tasks (queue_name, created_at, task_id);
create index tasks_finished_idx on queue.tasks (queue_name, finished_at) where finished_at is not null;
create unique index tasks_unique_key_idx on queue.tasks (queue_name, unique_key)
    where unique_key is not null and finished_at is null;

comment on table queue.tasks is 'What claiming reads and writes; kept narrow, since every state change writes a new row version.';
comment on column queue.tasks.task_id is 'Chosen by whoever enqueues the task, so that enqueueing can be repeated safely.';
comment on column queue.tasks.priority is 'Higher is claimed earlier.';
comment on column queue.tasks.attempt is 'The current attempt, or the last one; 0 before the first claim.';
comment on column queue.tasks.waiting_for is 'How many dependencies have yet to succeed before the task becomes pending.';
comment on column queue.tasks.unique_key is 'At most one unfinished task of a queue has a given key.';
comment on column queue.tasks.run_after is 'Not claimed before this time.';
comment on column queue.tasks.lease_expires_at is 'When the worker loses the task unless it renews.';

create table queue.task_payloads (
    task_id text primary key references queue.tasks on delete cascade,
    payload jsonb not null default '{}'
);

create index task_payloads_payload_idx on queue.task_payloads using gin (payload jsonb_path_ops);

comment on table queue.task_payloads is 'What a task is to do; one row per task, written once.';

create table queue.task_results (
    task_id text primary key references queue.tasks on delete cascade,
    result jsonb not null
);

comment on table queue.task_results is 'What a succeeded task gave back, where it gave anything.';

create table queue.task_dependencies (
    task_id text not null references queue.tasks on delete cascade,
    depends_on text not null references queue.tasks on delete cascade,
    primary key (task_id, depends_on),
    check (task_id <> depends_on)
);

create index task_dependencies_depends_on_idx on queue.task_dependencies (depends_on);

comment on table queue.task_dependencies is 'A task, and one that must succeed before it.';

create table queue.task_attempts (
    attempt_id bigint generated always as identity primary key,
    task_id text not null references queue.tasks on delete cascade,
    attempt integer not null,
    worker_id text references queue.workers on delete set null,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    outcome queue.attempt_outcome,
    error text,
    unique (task_id, attempt),
    check ((ended_at is null) = (outcome is null))
);

create index task_attempts_worker_id_idx on queue.task_attempts (worker_id);
create index task_attempts_ended_at_idx on queue.task_attempts (ended_at) where ended_at is not null;

comment on table queue.task_attempts is 'Each time that a worker took a task, and how that ended.';
comment on column queue.task_attempts.error is 'What the worker said when the attempt failed.';

-- Hooks

create table queue.subscriptions (
    subscription_id bigint generated always as identity primary key,
    name text not null check (length(name) between 1 and 100),
    queue_name queue.slug references queue.queues on delete cascade,
    url text not null check (url ~ '^https?://'),
    secret bytea,
    states queue.task_state[] not null default '{succeeded,failed,cancelled}',
    headers jsonb not null default '{}',
    max_attempts integer not null default 8,
    active boolean not null default true,
    updated_at timestamptz not null default now()
);

create unique index subscriptions_name_idx on queue.subscriptions (lower(name));
create index subscriptions_queue_name_idx on queue.subscriptions (queue_name);

comment on table queue.subscriptions is 'A URL that wants to hear when tasks end.';
comment on column queue.subscriptions.queue_name is 'Null: the tasks of all queues.';
comment on column queue.subscriptions.secret is 'Key of the signature that a call carries; null for none.';
comment on column queue.subscriptions.states is 'The final states that are announced.';

create table queue.deliveries (
    delivery_id bigint generated always as identity primary key,
    subscription_id bigint not null references queue.subscriptions on delete cascade,
    task_id text not null references queue.tasks on delete cascade,
    task_state queue.task_state not null,
    state queue.delivery_state not null default 'waiting',
    attempts integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    response_status integer,
    error text,
    created_at timestamptz not null default now()
);

create index deliveries_waiting_idx on queue.deliveries (next_attempt_at, delivery_id) where state = 'waiting';
create index deliveries_subscription_id_idx on queue.deliveries (subscription_id);
create index deliveries_task_id_idx on queue.deliveries (task_id);

comment on table queue.deliveries is 'One webhook call that is due or was made.';
comment on column queue.deliveries.response_status is 'HTTP status of the latest attempt; null when there was no answer.';

-- Routines of the schema itself

-- internal
-- How long to wait before the attempt that follows `attempt`: doubled each time, never more than the ceiling.
create function queue.retry_delay(attempt integer, base interval, ceiling interval default '01:00:00')
returns interval
language sql immutable parallel safe
as $$
    select least(base * power(2, least(greatest(attempt, 1), 30) - 1), ceiling)
$$;

-- Releases or cancels the tasks that wait for one that has just ended. This is a trigger and not a part of the
-- statement that ends the task: it must see dependencies that were committed while that statement waited for the row
-- lock, so it needs a newer snapshot. Rows are locked in key order, so that two ends cannot deadlock.
create function queue.settle_dependants()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from queue.tasks t
    where t.task_id in (select d.task_id from queue.task_dependencies d where d.depends_on = new.task_id)
    order by t.task_id
    for update;

    if new.state = 'succeeded' then
        update queue.tasks t
        set waiting_for = t.waiting_for - 1,
            state = case when t.waiting_for = 1 then 'pending'::queue.task_state else t.state end
        where t.task_id in (select d.task_id from queue.task_dependencies d where d.depends_on = new.task_id)
          and t.state = 'blocked';
    else
        update queue.tasks t
        set state = 'cancelled', finished_at = now()
        where t.task_id in (select d.task_id from queue.task_dependencies d where d.depends_on = new.task_id)
          and t.state = 'blocked';
    end if;
    return null;
end
$$;

create trigger tasks_settle_dependants
    after update of state on queue.tasks
    for each row
    when (old.state <> new.state and new.state in ('succeeded', 'failed', 'cancelled'))
    execute function queue.settle_dependants();

-- Makes a delivery for each subscription that wants to hear of a task's end.
create function queue.announce_task()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into queue.deliveries (subscription_id, task_id, task_state)
    select s.subscription_id, new.task_id, new.state
    from queue.subscriptions s
    where s.active
      and (s.queue_name is null or s.queue_name = new.queue_name)
      and new.state = any (s.states);
    return null;
end
$$;

create trigger tasks_announce
    after update of state on queue.tasks
    for each row
    when (old.state <> new.state and new.state in ('succeeded', 'failed', 'cancelled'))
    execute function queue.announce_task();

-- Procedures written by hand

-- service: queue
-- What a queue holds at this moment; zeros for one that does not exist.
create function queue.queue_overview(queue text, out pending bigint, out running bigint, out oldest_pending timestamptz)
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

-- service: queue
-- Stops a queue from handing out tasks, or starts it again.
-- raises: P0002 QueueNotFound
create procedure queue.pause_queue(queue text, pause boolean default true)
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

-- service: hooks
-- Makes abandoned deliveries of a subscription due again and says how many there were.
create function queue.redeliver(subscription bigint, since timestamptz default '-infinity')
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    revived bigint;
begin
    update queue.deliveries d
    set state = 'waiting', attempts = 0, next_attempt_at = now()
    where d.subscription_id = subscription
      and d.state = 'abandoned'
      and d.created_at >= since;
    get diagnostics revived = row_count;
    return revived;
end
$$;
