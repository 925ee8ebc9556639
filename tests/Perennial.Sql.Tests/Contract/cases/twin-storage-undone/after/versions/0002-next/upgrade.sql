alter table app.notes alter column item_id set statistics 200;
alter table app.notes cluster on notes_pkey;
alter table app.notes replica identity using index notes_pkey;
alter table app.notes alter column body set storage external;
