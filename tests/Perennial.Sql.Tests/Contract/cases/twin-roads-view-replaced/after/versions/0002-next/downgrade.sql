create or replace view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
