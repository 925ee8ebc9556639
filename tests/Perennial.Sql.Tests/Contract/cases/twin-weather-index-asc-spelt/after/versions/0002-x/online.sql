create index concurrently stations_alt on public.stations (altitude);
