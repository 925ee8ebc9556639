drop materialized view iot.daily;
drop table iot.readings;
drop table iot.devices;
drop schema iot;
