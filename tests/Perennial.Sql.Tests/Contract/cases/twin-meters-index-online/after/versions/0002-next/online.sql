create index concurrently if not exists devices_site on iot.devices (site);
