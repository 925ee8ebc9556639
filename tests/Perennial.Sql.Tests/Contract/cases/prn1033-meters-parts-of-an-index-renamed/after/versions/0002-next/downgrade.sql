drop index iot.readings_value;
alter index iot.readings_2024_quality_idx rename to quality_2024;
alter index iot.readings_2025_quality_idx rename to quality_2025;
