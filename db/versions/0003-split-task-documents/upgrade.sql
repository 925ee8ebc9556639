-- Payloads and results move out of tasks. A task changes its state several times, each time PostgreSQL writes the whole
-- row anew, and claiming reads many rows; neither has a use for the documents. Apart from tasks, payloads can be indexed
-- without making each claim pay for it.

-- Taken first and in full strength, so that no task is added between the copy and the end of the old columns.
lock table queue.tasks in access exclusive mode;

create table queue.task_payloads (
    task_id text primary key references queue.tasks on delete cascade,
    payload jsonb not null default '{}'
);

create table queue.task_results (
    task_id text primary key references queue.tasks on delete cascade,
    result jsonb not null
);

-- perennial-ignore PRN2015: finished tasks are kept for days, so the table is small; copying in batches would need both places read and written meanwhile
insert into queue.task_payloads (task_id, payload)
select t.task_id, t.payload
from queue.tasks t;

-- perennial-ignore PRN2015: as above, and most tasks have no result
insert into queue.task_results (task_id, result)
select t.task_id, t.result
from queue.tasks t
where t.result is not null;

create index task_payloads_payload_idx on queue.task_payloads using gin (payload jsonb_path_ops);

comment on table queue.task_payloads is 'What a task is to do; one row per task, written once.';

comment on table queue.task_results is 'What a succeeded task gave back, where it gave anything.';

-- perennial-ignore PRN2102: both columns have just been copied, under the lock
alter table queue.tasks
    drop column payload,
    drop column result,
    add constraint tasks_running_check
        check ((state = 'running') = (worker_id is not null and lease_expires_at is not null)) not valid;

comment on table queue.tasks is 'What claiming reads and writes; kept narrow, since every state change writes a new row version.';
