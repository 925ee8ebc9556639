drop index iot.readings_value;
