drop trigger if exists tasks_announce on queue.tasks;
drop function queue.announce_task();

drop table queue.deliveries;
drop table queue.subscriptions;
drop type queue.delivery_state;

comment on schema queue is 'Queues, the tasks in them, and the workers that run them.';
