create index concurrently devices_site on iot.devices (site);
