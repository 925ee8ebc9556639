drop index edge.events_kind;
