-- Reads the table without blocking writes.
alter table queue.tasks validate constraint tasks_running_check;

-- For throughput, and for deleting expired tasks.
create index concurrently if not exists tasks_finished_idx on queue.tasks (queue_name, finished_at) where finished_at is not null;
