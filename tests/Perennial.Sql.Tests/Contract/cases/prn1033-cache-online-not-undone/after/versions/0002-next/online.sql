create index concurrently if not exists entries_fresh on entries (key) where until is null;
