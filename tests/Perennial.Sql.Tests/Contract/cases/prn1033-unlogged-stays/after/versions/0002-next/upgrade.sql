alter table app.notes set unlogged;
