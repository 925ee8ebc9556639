-- Reads the table without blocking writes.
alter table queue.workers validate constraint workers_left_check;

-- For listing and forgetting those that are gone.
create index concurrently if not exists workers_gone_idx on queue.workers (last_seen_at) where state = 'gone';
