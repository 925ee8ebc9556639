alter table app.notes set (autovacuum_vacuum_scale_factor = 1e-2, fillfactor = 70);
alter table app.notes set (autovacuum_enabled = false);
