-- A step of its own, because creating a trigger blocks all writes to tasks while it waits for the lock.
create or replace trigger tasks_announce
    after update of state on queue.tasks
    for each row
    when (old.state <> new.state and new.state in ('succeeded', 'failed', 'cancelled'))
    execute function queue.announce_task();
