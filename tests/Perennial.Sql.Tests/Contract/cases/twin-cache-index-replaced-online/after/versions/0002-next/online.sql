create index concurrently if not exists entries_until_new on entries (until) where until is not null;
drop index concurrently if exists entries_until;
alter index if exists entries_until_new rename to entries_until;
