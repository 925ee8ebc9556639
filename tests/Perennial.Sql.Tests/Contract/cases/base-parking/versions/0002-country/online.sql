create index concurrently tickets_open on tickets_issued (garage_id) where exited is null;
