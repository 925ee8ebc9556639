-- A queue in which every state of a task occurs.
insert into queue.queues (queue_name, description, labels)
values ('mail', 'Outgoing mail', '{production,mail}'),
       ('mail-paused', 'Nothing leaves here', '{}');

insert into queue.workers (worker_id, host, slots, queue_names, state)
values ('mail-worker-1', 'a.example.org', 4, '{mail}', 'active'),
       ('mail-worker-2', 'b.example.org', 2, '{mail}', 'gone');

insert into queue.tasks
    (task_id, queue_name, state, priority, attempt, max_attempts, waiting_for, unique_key, tags, payload, result, worker_id, lease_expires_at, finished_at)
values
    ('mail-1', 'mail', 'succeeded', 0, 1, 3, 0, null, '{}', '{"kind": "welcome", "to": "a@example.org"}', '{"accepted": true}', null, null, now()),
    ('mail-2', 'mail', 'running', 5, 1, 3, 0, 'digest', '{weekly}', '{"kind": "digest", "to": "b@example.org"}', null, 'mail-worker-1', now() + interval '5 minutes', null),
    ('mail-3', 'mail', 'blocked', 0, 0, 3, 1, null, '{}', '{"kind": "report"}', null, null, null, null),
    ('mail-4', 'mail', 'pending', -1, 1, 3, 0, null, '{}', '{"kind": "welcome", "to": "c@example.org"}', null, null, null, null),
    ('mail-5', 'mail', 'failed', 0, 3, 3, 0, null, '{}', '{"kind": "welcome", "to": "nobody"}', null, null, null, now()),
    ('mail-6', 'mail', 'cancelled', 0, 0, 3, 1, null, '{}', '{}', null, null, null, now());

insert into queue.task_dependencies (task_id, depends_on)
values ('mail-3', 'mail-2'), ('mail-3', 'mail-1'), ('mail-6', 'mail-5');

insert into queue.task_attempts (task_id, attempt, worker_id, started_at, ended_at, outcome, error)
values ('mail-1', 1, 'mail-worker-1', now() - interval '3 seconds', now(), 'succeeded', null),
       ('mail-2', 1, 'mail-worker-1', now(), null, null, null),
       ('mail-4', 1, 'mail-worker-2', now() - interval '1 hour', now(), 'lost', null),
       ('mail-5', 3, 'mail-worker-1', now() - interval '1 second', now(), 'failed', 'no such address');
