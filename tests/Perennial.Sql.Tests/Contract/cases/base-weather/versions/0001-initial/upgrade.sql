-- From version 0 to 1: initial.

create table public.stations (
    station_id uuid default gen_random_uuid() not null,
    code character(4) not null,
    altitude integer,
    located point,
    constraint stations_pkey primary key (station_id),
    constraint stations_code_key unique (code)
);

create table public.readings (
    station_id uuid not null,
    taken_at timestamp with time zone not null,
    celsius real not null,
    humidity smallint,
    constraint readings_humidity_check check (humidity between 0 and 100),
    constraint readings_pkey primary key (station_id, taken_at)
) partition by range (taken_at);

create table public.readings_2024 partition of public.readings for values from ('2024-01-01 00:00+00') to ('2025-01-01 00:00+00');

create table public.readings_2025 partition of public.readings for values from ('2025-01-01 00:00+00') to ('2026-01-01 00:00+00');

create table public.readings_rest partition of public.readings default;

alter table public.stations enable row level security;

create index readings_hot on public.readings (celsius desc) where celsius > 30;

alter table public.readings add constraint readings_station_id_fkey foreign key (station_id) references public.stations (station_id);

create policy stations_all on public.stations for select using (altitude is null or altitude < 9000);

create statistics public.readings_st (ndistinct, dependencies) on station_id, humidity from public.readings;

comment on column public.stations.code is 'WMO block';
