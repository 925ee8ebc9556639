-- A worker that was reaped.
insert into queue.workers (worker_id, host, state, last_seen_at, left_because)
values ('worker-silent', 'host-5', 'gone', now() - interval '1 hour', 'silent');
