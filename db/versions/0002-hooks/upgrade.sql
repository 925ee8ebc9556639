-- Webhook subscriptions, and a delivery for each that wants to hear of a task's end.

comment on schema queue is 'Queues, the tasks in them, the workers that run them, and the hooks that announce their end.';

create type queue.delivery_state as enum ('waiting', 'delivered', 'abandoned');

comment on type queue.delivery_state is 'What became of a webhook call; an abandoned one ran out of attempts.';

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
