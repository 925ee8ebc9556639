-- The procedures that version 0002-hooks adds or changes. Written by 'perennial ship' from schema.sql and queries/.

create or replace function queue.claim_deliveries(max_deliveries bigint, hold interval)
returns table (delivery_id bigint, task_id text, task_state queue.task_state, attempts integer, url text, secret bytea, headers jsonb)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
with due as materialized (
    select d.delivery_id
    from queue.deliveries d
    where d.state = 'waiting'
      and d.next_attempt_at <= now()
    order by d.next_attempt_at, d.delivery_id
    limit $1
    for update skip locked
), taken as (
    update queue.deliveries d
    set attempts = d.attempts + 1, next_attempt_at = now() + $2::interval
    where d.delivery_id = any (array(select u.delivery_id from due u))
    returning d.delivery_id, d.subscription_id, d.task_id, d.task_state, d.attempts
)
select k.delivery_id, k.task_id, k.task_state, k.attempts, s.url, s.secret, s.headers
from taken k
join queue.subscriptions s on s.subscription_id = k.subscription_id
order by k.delivery_id;
end
$$;

create or replace function queue.list_subscriptions()
returns table (subscription_id bigint, name text, queue_name queue.slug, url text, states queue.task_state[], active boolean, waiting bigint, abandoned bigint, latest timestamp with time zone)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select s.subscription_id, s.name, s.queue_name, s.url, s.states, s.active,
       count(d.delivery_id) filter (where d.state = 'waiting') as waiting,
       count(d.delivery_id) filter (where d.state = 'abandoned') as abandoned,
       max(d.created_at) as latest
from queue.subscriptions s
left join queue.deliveries d on d.subscription_id = s.subscription_id
group by s.subscription_id
order by lower(s.name);
end
$$;

create or replace function queue.record_delivery(succeeded boolean, status integer, error text, id bigint)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
update queue.deliveries d
set state = case
        when $1 then 'delivered'::queue.delivery_state
        when d.attempts >= s.max_attempts then 'abandoned'
        else 'waiting'
    end,
    next_attempt_at = now() + queue.retry_delay(d.attempts, interval '10 seconds'),
    response_status = $2,
    error = $3
from queue.subscriptions s
where d.delivery_id = $4
  and s.subscription_id = d.subscription_id
  and d.state = 'waiting';
end
$$;

create or replace function queue.redeliver(subscription bigint, since timestamptz default '-infinity')
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

create or replace function queue.save_subscription(subscription_name text, queue queue.slug, target_url text, secret bytea, announced queue.task_state[])
returns table (subscription_id bigint, updated_at timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
insert into queue.subscriptions (name, queue_name, url, secret, states)
values ($1, $2, $3, $4, $5::queue.task_state[])
on conflict (lower(name)) do update
set queue_name = excluded.queue_name,
    url = excluded.url,
    secret = excluded.secret,
    states = excluded.states,
    active = true,
    updated_at = now()
returning subscription_id, updated_at;
end
$$;
