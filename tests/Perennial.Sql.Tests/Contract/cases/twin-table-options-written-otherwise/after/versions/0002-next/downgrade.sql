alter table app.notes reset (fillfactor, autovacuum_vacuum_scale_factor, autovacuum_enabled);
