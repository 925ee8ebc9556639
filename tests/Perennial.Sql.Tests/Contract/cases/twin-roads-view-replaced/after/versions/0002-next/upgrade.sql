create or replace view old_bridges as select bridge_id, built from bridges where built < '1940-01-01';
