create index concurrently on entries (until, key);
