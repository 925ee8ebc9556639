create table stations (
  station_id uuid primary key default gen_random_uuid(),
  code char(4) not null unique,
  altitude integer,
  located point
);

create table readings (
  station_id uuid not null references stations,
  taken_at timestamptz not null,
  celsius real not null,
  humidity smallint check (humidity between 0 and 100),
  primary key (station_id, taken_at)
) partition by range (taken_at);

create table readings_2025 partition of readings for values from ('2025-01-01 00:00+00') to ('2026-01-01 00:00+00');
create table readings_rest partition of readings default;

create index readings_hot on readings (celsius desc) where celsius > 30;

create statistics readings_st (dependencies, ndistinct) on station_id, humidity from readings;

alter table stations enable row level security;
create policy stations_all on stations for select using (altitude is null or altitude < 9000);

comment on column stations.code is 'WMO block';
