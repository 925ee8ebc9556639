-- Workers say why they leave. delete_gone_workers gives way to forget_workers, and stays for services that call it.

create type queue.leave_reason as enum ('stopped', 'replaced');

comment on type queue.leave_reason is 'Why a worker left; reasons may be added, so readers must expect ones that they do not know.';

alter table queue.workers
    add column left_because queue.leave_reason,
    add constraint workers_left_check check (left_because is null or state = 'gone') not valid;

comment on column queue.workers.left_because is 'Why it is gone, where that is known.';
