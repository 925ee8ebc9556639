alter table app.items add column weight integer;
