create index concurrently if not exists readings_value on iot.readings (value);
