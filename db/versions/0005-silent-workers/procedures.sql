-- The procedures that version 0005-silent-workers adds or changes. Written by 'perennial ship' from schema.sql and queries/.

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
    set state = 'gone', left_because = 'silent'
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
