drop index entries_until;
create index entries_until on entries (until);
