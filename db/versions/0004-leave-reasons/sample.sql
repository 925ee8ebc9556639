-- A worker that said why it left.
insert into queue.workers (worker_id, host, state, left_because)
values ('worker-left', 'host-4', 'gone', 'replaced');
