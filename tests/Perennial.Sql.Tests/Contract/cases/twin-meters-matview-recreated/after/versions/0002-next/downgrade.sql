drop materialized view iot.daily;
create materialized view iot.daily as
select r.device_id, (r.at at time zone 'UTC')::date as day, avg(r.value) as mean, count(*) as readings
from iot.readings r group by 1, 2
with no data;
create unique index daily_key on iot.daily (device_id, day);
