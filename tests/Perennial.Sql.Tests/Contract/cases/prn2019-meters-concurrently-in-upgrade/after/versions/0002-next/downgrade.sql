drop index iot.devices_site;
