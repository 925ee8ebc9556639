drop index if exists iot.devices_site;
