drop table queue.task_attempts;
drop table queue.task_dependencies;
drop table queue.tasks;
drop table queue.workers;
drop table queue.queues;

drop function queue.settle_dependants();
drop function queue.retry_delay(integer, interval, interval);

drop type queue.worker_state;
drop type queue.attempt_outcome;
drop type queue.task_state;
drop domain queue.slug;

drop schema queue;
