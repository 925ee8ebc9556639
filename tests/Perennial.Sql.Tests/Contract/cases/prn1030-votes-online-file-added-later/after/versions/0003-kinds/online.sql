create index concurrently if not exists polls_kind on polls (kind);
