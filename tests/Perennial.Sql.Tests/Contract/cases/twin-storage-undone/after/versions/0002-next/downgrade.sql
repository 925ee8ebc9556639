alter table app.notes alter column item_id set statistics -1;
alter table app.notes set without cluster;
alter table app.notes replica identity default;
alter table app.notes alter column body set storage extended;
