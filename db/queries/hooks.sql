-- Webhooks: who wants to hear when tasks end, and what was sent.
-- schema: queue
-- service: hooks

-- name: SaveSubscription :one
-- Creates or changes a subscription, known by its name in any case. Without a queue it hears of all queues.
insert into queue.subscriptions (name, queue_name, url, secret, states)
values (@subscription_name, @queue?, @target_url, @secret?, @announced::queue.task_state[])
on conflict (lower(name)) do update
set queue_name = excluded.queue_name,
    url = excluded.url,
    secret = excluded.secret,
    states = excluded.states,
    active = true,
    updated_at = now()
returning subscription_id, updated_at;

-- name: ListSubscriptions :many
-- All subscriptions with how their deliveries stand.
select s.subscription_id, s.name, s.queue_name, s.url, s.states, s.active,
       count(d.delivery_id) filter (where d.state = 'waiting') as waiting,
       count(d.delivery_id) filter (where d.state = 'abandoned') as abandoned,
       max(d.created_at) as latest
from queue.subscriptions s
left join queue.deliveries d on d.subscription_id = s.subscription_id
group by s.subscription_id
order by lower(s.name);

-- name: ClaimDeliveries :many
-- Takes deliveries that are due, and holds them back from others for a while; a sender that dies loses nothing.
with due as materialized (
    select d.delivery_id
    from queue.deliveries d
    where d.state = 'waiting'
      and d.next_attempt_at <= now()
    order by d.next_attempt_at, d.delivery_id
    limit @max_deliveries
    for update skip locked
), taken as (
    update queue.deliveries d
    set attempts = d.attempts + 1, next_attempt_at = now() + @hold::interval
    where d.delivery_id = any (array(select u.delivery_id from due u))
    returning d.delivery_id, d.subscription_id, d.task_id, d.task_state, d.attempts
)
select k.delivery_id, k.task_id, k.task_state, k.attempts, s.url, s.secret, s.headers
from taken k
join queue.subscriptions s on s.subscription_id = k.subscription_id
order by k.delivery_id;

-- name: RecordDelivery :exec
-- Notes the answer to a delivery. A success ends it; otherwise it is due again later, or abandoned after its last attempt.
update queue.deliveries d
set state = case
        when @succeeded then 'delivered'::queue.delivery_state
        when d.attempts >= s.max_attempts then 'abandoned'
        else 'waiting'
    end,
    next_attempt_at = now() + queue.retry_delay(d.attempts, interval '10 seconds'),
    response_status = @status?,
    error = @error?
from queue.subscriptions s
where d.delivery_id = @id
  and s.subscription_id = d.subscription_id
  and d.state = 'waiting';
