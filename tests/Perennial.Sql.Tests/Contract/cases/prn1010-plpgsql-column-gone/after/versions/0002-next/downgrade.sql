alter table app.items add column size integer;
