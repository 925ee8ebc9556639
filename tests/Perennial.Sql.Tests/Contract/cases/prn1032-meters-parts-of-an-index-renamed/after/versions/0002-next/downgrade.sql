alter index iot.quality_2024 rename to readings_2024_quality_idx;
alter index iot.quality_2025 rename to readings_2025_quality_idx;
