create index concurrently readings_humid on readings (humidity);
