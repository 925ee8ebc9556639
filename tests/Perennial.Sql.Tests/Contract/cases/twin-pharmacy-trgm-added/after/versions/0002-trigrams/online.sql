-- After the upgrade, while services run: each statement is a step of its own.

create index concurrently if not exists drugs_leaflet on public.drugs using gin (leaflet gin_trgm_ops);
