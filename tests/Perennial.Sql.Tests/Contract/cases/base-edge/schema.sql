create schema edge;
create table edge.events (id uuid primary key default gen_random_uuid(), kind text not null, body jsonb not null, at timestamptz not null default now());
create table edge.totals (kind text primary key, n bigint not null);
create view edge.flat as select e.id, j.name, j.size from edge.events e, json_table(e.body, '$.items[*]' columns (name text path '$.name', size int path '$.size')) j;
