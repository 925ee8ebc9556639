create schema iot;
create table iot.devices (
    device_id integer primary key,
    site text not null,
    kind text not null check (kind in ('heat', 'power'))
);
create table iot.readings (
    device_id integer not null,
    at timestamptz not null,
    value double precision not null,
    quality smallint not null default 0,
    primary key (device_id, at),
    foreign key (device_id) references iot.devices (device_id)
) partition by range (at);
create table iot.readings_2024 partition of iot.readings for values from ('2024-01-01 00:00:00+00') to ('2025-01-01 00:00:00+00');
create table iot.readings_2025 partition of iot.readings for values from ('2025-01-01 00:00:00+00') to ('2026-01-01 00:00:00+00');
create table iot.readings_rest partition of iot.readings default;
create index readings_quality on iot.readings (quality);

create materialized view iot.daily as
select r.device_id, (r.at at time zone 'UTC')::date as day, avg(r.value) as mean, count(*) as readings
from iot.readings r group by 1, 2
with no data;
create unique index daily_key on iot.daily (device_id, day);
