drop table iot.readings_2026;
