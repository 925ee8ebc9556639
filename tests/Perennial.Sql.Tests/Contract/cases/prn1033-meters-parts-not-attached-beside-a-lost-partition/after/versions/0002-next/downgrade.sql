create table iot.readings_2024 (like iot.readings including all);
create index readings_2024_quality_idx on iot.readings_2024 (quality);
create index readings_2025_quality_idx on iot.readings_2025 (quality);
create index readings_rest_quality_idx on iot.readings_rest (quality);
create index readings_quality on only iot.readings (quality);
