-- PostgreSQL cannot take a value of an enum back; nothing says 'silent' any more.

update queue.workers w
set left_because = null
where w.left_because = 'silent';
