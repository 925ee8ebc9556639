drop table readings_2026;
