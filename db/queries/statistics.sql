-- What people and dashboards ask about queues; nothing here writes.
-- schema: queue
-- service: queue

-- name: ListQueues :many
-- All queues with what is in them.
select q.queue_name, q.description, q.labels, q.paused, q.max_attempts,
       count(t.task_id) filter (where t.state = 'blocked') as blocked,
       count(t.task_id) filter (where t.state = 'pending') as pending,
       count(t.task_id) filter (where t.state = 'running') as running,
       count(t.task_id) filter (where t.finished_at is not null) as finished
from queue.queues q
left join queue.tasks t on t.queue_name = q.queue_name
group by q.queue_name
order by q.queue_name;

-- name: CountByState :many
-- How many tasks are in which state, for each queue.
select t.queue_name, t.state, count(*) as tasks, min(t.created_at) as oldest
from queue.tasks t
group by t.queue_name, t.state
order by t.queue_name, t.state;

-- name: CountPending :value
-- How many tasks of a queue could be claimed now.
select count(*) as pending
from queue.tasks t
where t.queue_name = @queue
  and t.state = 'pending'
  and t.run_after <= now();

-- name: SummarizeDurations :single
-- How long attempts in a queue took that ended after a time, in seconds. The times are null when there was none.
with durations as (
    select a.outcome, extract(epoch from a.ended_at - a.started_at)::double precision as seconds
    from queue.task_attempts a
    join queue.tasks t on t.task_id = a.task_id
    where t.queue_name = @queue
      and a.ended_at >= @since
)
select count(*) as attempts,
       count(*) filter (where d.outcome = 'succeeded') as succeeded,
       count(*) filter (where d.outcome <> 'succeeded') as unsuccessful,
       avg(d.seconds) as mean,
       percentile_cont(0.5) within group (order by d.seconds) as median,
       percentile_cont(0.95) within group (order by d.seconds) as p95,
       max(d.seconds) as longest
from durations d;

-- name: ListThroughput :many
-- Tasks of a queue that ended after a time, by minute, with the total so far.
select date_trunc('minute', t.finished_at) as minute,
       count(*) as finished,
       count(*) filter (where t.state = 'failed') as failed,
       (sum(count(*)) over (order by date_trunc('minute', t.finished_at)))::bigint as finished_so_far
from queue.tasks t
where t.queue_name = @queue
  and t.finished_at >= @since
group by date_trunc('minute', t.finished_at)
order by date_trunc('minute', t.finished_at);
