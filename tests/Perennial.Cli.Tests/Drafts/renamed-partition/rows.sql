insert into log.sources values (1, 'a');
insert into log.entries (source_id, at, level, message) select 1, timestamptz '2024-01-15 12:00Z' + i * interval '1 month', i % 5, 'm' || i from generate_series(0, 20) i;
insert into log.details select entry_id, entry_id, at from log.entries;
