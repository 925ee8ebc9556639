-- A queue whose ends are announced.
insert into queue.queues (queue_name, description)
values ('reports', 'Monthly reports');

insert into queue.workers (worker_id, host)
values ('reports-worker-1', 'c.example.org');

insert into queue.subscriptions (name, queue_name, url, secret, states)
values ('Accounting', 'reports', 'https://hooks.example.org/accounting', '\x6b6579', '{succeeded}'),
       ('Operations', null, 'https://hooks.example.org/operations', null, '{failed,cancelled}');

insert into queue.tasks (task_id, queue_name, state, attempt, max_attempts, payload, result, worker_id, lease_expires_at)
values ('reports-1', 'reports', 'running', 1, 3, '{"kind": "balance", "month": "2024-02"}', '{"pages": 12}', 'reports-worker-1', now() + interval '1 hour'),
       ('reports-2', 'reports', 'running', 3, 3, '{"kind": "forecast"}', null, 'reports-worker-1', now() + interval '1 hour'),
       ('reports-3', 'reports', 'pending', 0, 3, '{"kind": "balance", "month": "2024-03"}', null, null, null);

update queue.tasks
set state = 'succeeded', finished_at = now(), worker_id = null, lease_expires_at = null
where task_id = 'reports-1';

update queue.tasks
set state = 'failed', finished_at = now(), worker_id = null, lease_expires_at = null
where task_id = 'reports-2';
