-- Now.
create index concurrently stations_alt on stations (altitude);
