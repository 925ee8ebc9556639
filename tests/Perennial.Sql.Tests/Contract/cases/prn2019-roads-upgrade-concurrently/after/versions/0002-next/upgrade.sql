create index concurrently roads_name on roads (name);
