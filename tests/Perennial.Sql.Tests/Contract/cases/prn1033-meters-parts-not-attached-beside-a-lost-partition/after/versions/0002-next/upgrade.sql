drop table iot.readings_2024;
drop index iot.readings_quality;
