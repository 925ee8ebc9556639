-- Payloads and results move back into tasks.

lock table queue.tasks, queue.task_payloads, queue.task_results in access exclusive mode;

drop index if exists queue.tasks_finished_idx;

alter table queue.tasks
    drop constraint tasks_running_check,
    add column payload jsonb not null default '{}',
    add column result jsonb;

-- perennial-ignore PRN2015: as in upgrade.sql
update queue.tasks t
set payload = p.payload
from queue.task_payloads p
where p.task_id = t.task_id;

-- perennial-ignore PRN2015: as in upgrade.sql
update queue.tasks t
set result = r.result
from queue.task_results r
where r.task_id = t.task_id;

drop table queue.task_results;
drop table queue.task_payloads;

comment on table queue.tasks is 'A unit of work: what is to be done, how far it is, and what came of it.';
comment on column queue.tasks.payload is 'What the task is to do.';
comment on column queue.tasks.result is 'What a succeeded task gave back, where it gave anything.';
