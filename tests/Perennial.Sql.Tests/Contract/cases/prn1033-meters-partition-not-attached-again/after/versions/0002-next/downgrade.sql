create table iot.readings_2024 (like iot.readings including all);
