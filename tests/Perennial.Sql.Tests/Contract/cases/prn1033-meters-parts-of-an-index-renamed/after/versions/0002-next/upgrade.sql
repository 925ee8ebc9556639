create index readings_value on iot.readings (value);
