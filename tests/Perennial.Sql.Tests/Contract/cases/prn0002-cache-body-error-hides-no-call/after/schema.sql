create table entries (key text primary key, value bytea not null, until timestamptz);
create index entries_until on entries (until);
-- service: cache
create function entry_count() returns bigint language sql stable as $$
    select count(e.keyy) from entries e
$$;
