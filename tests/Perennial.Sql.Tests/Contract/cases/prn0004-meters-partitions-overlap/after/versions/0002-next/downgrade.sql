drop table iot.readings_q1;
