-- 2026.
create table readings_2026 (like readings including all);
