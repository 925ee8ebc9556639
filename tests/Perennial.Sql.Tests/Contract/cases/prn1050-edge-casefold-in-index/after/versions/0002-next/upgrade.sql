create index events_kind on edge.events (casefold(kind));
