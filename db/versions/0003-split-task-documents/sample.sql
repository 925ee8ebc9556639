-- Tasks whose documents live in tables of their own.
insert into queue.queues (queue_name, description, lease, settings)
values ('images', 'Thumbnails', '30 seconds', '{"sizes": [64, 256]}');

insert into queue.tasks (task_id, queue_name, state, attempt, max_attempts, finished_at)
values ('images-1', 'images', 'succeeded', 1, 3, now()),
       ('images-2', 'images', 'pending', 0, 3, null);

insert into queue.task_payloads (task_id, payload)
values ('images-1', '{"kind": "thumbnail", "source": "one.png"}'),
       ('images-2', '{"kind": "thumbnail", "source": "two.png"}');

insert into queue.task_results (task_id, result)
values ('images-1', '{"written": 2}');
