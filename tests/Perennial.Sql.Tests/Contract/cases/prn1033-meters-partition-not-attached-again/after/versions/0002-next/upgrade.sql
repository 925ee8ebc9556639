drop table iot.readings_2024;
