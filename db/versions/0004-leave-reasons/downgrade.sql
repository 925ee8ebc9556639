-- Reasons go; who is gone stays gone.

drop index if exists queue.workers_gone_idx;

alter table queue.workers
    drop constraint workers_left_check,
    drop column left_because;

drop type queue.leave_reason;
